using ClassCast.Backends.Aws;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Infra.Tests;

public sealed class AuthTemplateTests
{
    private static readonly Template Auth = Template.Auth;

    [Fact]
    public void The_pool_asks_of_a_password_what_the_classroom_asks()
    {
        var policy = Auth.Properties("UserPool")["Policies"]!["PasswordPolicy"]!;

        Assert.Equal(PasswordRules.MinimumLength, (int)(long)policy["MinimumLength"]!);
        Assert.Equal(Asks("password1!", PasswordFlaw.NoUpperCase), (bool)policy["RequireUppercase"]!);
        Assert.Equal(Asks("PASSWORD1!", PasswordFlaw.NoLowerCase), (bool)policy["RequireLowercase"]!);
        Assert.Equal(Asks("Password!!", PasswordFlaw.NoDigit), (bool)policy["RequireNumbers"]!);
        Assert.Equal(Asks("Password11", PasswordFlaw.NoSymbol), (bool)policy["RequireSymbols"]!);
    }

    [Fact]
    public void Nobody_but_the_Api_makes_accounts_or_recovers_them()
    {
        var pool = Auth.Properties("UserPool");

        Json.AssertEqual("""{"AllowAdminCreateUserOnly": true}""", pool["AdminCreateUserConfig"]);
        Json.AssertEqual("""{"RecoveryMechanisms": [{"Name": "admin_only", "Priority": 1}]}""", pool["AccountRecoverySetting"]);
        Assert.Null(pool["AliasAttributes"]);
        Assert.Null(pool["UsernameAttributes"]);
    }

    [Fact]
    public void A_second_factor_is_possible_and_accounts_outlive_the_stack_in_production()
    {
        var pool = Auth.Properties("UserPool");

        Assert.Equal("OPTIONAL", (string)pool["MfaConfiguration"]!);
        Json.AssertEqual("""["SOFTWARE_TOKEN_MFA"]""", pool["EnabledMfas"]);
        Json.AssertEqual("""{"Fn::If": ["IsProd", "ACTIVE", "INACTIVE"]}""", pool["DeletionProtection"]);
        Json.AssertEqual("""{"Fn::If": ["IsProd", "Retain", "Delete"]}""", Auth.Resource("UserPool")["DeletionPolicy"]);
    }

    [Fact]
    public void Tokens_live_an_hour_and_sessions_thirty_days()
    {
        var client = Auth.Properties("UserPoolClient");

        Assert.Equal((1, 1, 30), ((int)(long)client["AccessTokenValidity"]!, (int)(long)client["IdTokenValidity"]!, (int)(long)client["RefreshTokenValidity"]!));
        Json.AssertEqual("""{"AccessToken": "hours", "IdToken": "hours", "RefreshToken": "days"}""", client["TokenValidityUnits"]);
        Assert.True((bool)client["EnableTokenRevocation"]!);
    }

    [Fact]
    public void The_client_signs_in_through_the_Api_only_and_tells_nobody_which_accounts_there_are()
    {
        var client = Auth.Properties("UserPoolClient");

        Json.AssertEqual("""["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]""", client["ExplicitAuthFlows"]);
        Assert.True((bool)client["GenerateSecret"]!);
        Json.AssertEqual("""["email", "email_verified", "given_name", "family_name"]""", client["ReadAttributes"]);
        Assert.Equal("ENABLED", (string)client["PreventUserExistenceErrors"]!);
    }

    [Fact]
    public void Of_a_person_s_groups_the_one_that_may_most_comes_first() =>
        Assert.Equal(
            [(Groups.Admins, 1L, "AdminsRole"), (Groups.Instructors, 2L, "InstructorsRole"), (Groups.Students, 3L, "StudentsRole")],
            Auth.ResourcesOf("AWS::Cognito::UserPoolGroup").Values.Select(group => group["Properties"]!)
                .Select(group => ((string)group["GroupName"]!, (long)group["Precedence"]!, (string)group["RoleArn"]!["Fn::GetAtt"]![0]!))
                .OrderBy(group => group.Item2));

    [Fact]
    public void A_stranger_and_a_person_in_no_group_get_no_role()
    {
        Assert.False((bool)Auth.Properties("IdentityPool")["AllowUnauthenticatedIdentities"]!);
        Assert.Equal("Deny", (string)Auth.Properties("IdentityPoolRoles")["RoleMappings"]!["UserPool"]!["AmbiguousRoleResolution"]!);
        Assert.All(Auth.ResourcesOf("AWS::IAM::Role").Values, role => Json.AssertEqual(
            """
            [{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
              "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": {"Ref": "IdentityPool"}},
                            "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}]
            """,
            role["Properties"]!["AssumeRolePolicyDocument"]!["Statement"]));
    }

    [Fact]
    public void A_person_s_role_only_reads_and_apart_from_administrators_only_under_their_own_id()
    {
        foreach (var (name, role) in Auth.ResourcesOf("AWS::IAM::Role"))
        {
            var statements = role["Properties"]!["Policies"]!.AsArray().SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray()).ToList();
            Assert.All(statements.SelectMany(statement => statement!["Action"].Strings()), action =>
                Assert.Contains(action, new[] { "s3:GetObject", "s3:ListBucket", "dynamodb:GetItem", "dynamodb:Query" }));
            Assert.All(statements, statement => Assert.True(
                name == "AdminsRole" || statement!.ToJsonString().Contains("aws:PrincipalTag/userId}", StringComparison.Ordinal), $"{name}: {statement}"));
        }
    }

    [Fact]
    public void The_outputs_have_the_names_that_the_backend_looks_for() =>
        Assert.Equal(["IdentityPoolId", "UserPoolArn", AwsResources.UserPoolClientIdOutput, AwsResources.UserPoolIdOutput], Auth.OutputNames.Order());

    private static bool Asks(string password, PasswordFlaw flaw) => PasswordRules.Check(password).SequenceEqual([flaw]);
}
