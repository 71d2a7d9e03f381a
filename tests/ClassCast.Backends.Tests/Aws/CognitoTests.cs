using System.Net;
using Amazon.CognitoIdentityProvider;
using Amazon.CognitoIdentityProvider.Model;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Identity;
using ClassCast.Backends.Tests.Aws.Faults;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>A user pool that throttles, that somebody changes at the console, and that a process died in the middle of changing.</summary>
public sealed class CognitoTests : IdentityTest
{
    private AmazonCognitoIdentityProviderClient console = null!;

    private AwsIdentityBackend Aws => (AwsIdentityBackend)Backend;

    private string Pool => Process.GetRequiredService<AwsResources>().UserPoolId;

    private ICredentialAuthority Authority => Process.GetRequiredService<ICredentialAuthority>();

    [Fact]
    public async Task The_issuer_is_Amazons_wherever_the_pool_is_reached() =>
        Assert.Equal($"https://cognito-idp.eu-central-1.amazonaws.com/{Pool}", Authority.Expectations.Issuer);

    [Fact]
    public async Task The_pool_knows_no_address_before_it_is_confirmed()
    {
        var email = NewEmail();
        var code = await SignUpAsync(email);
        var id = (await Identity.FindAsync(email, Cancellation))!.UserId;
        Assert.Equal(["sub"], await AttributesAsync(id));

        await Identity.ConfirmAsync(email, code, Cancellation);

        Assert.Equal(["email", "email_verified", "family_name", "given_name", "sub"], (await AttributesAsync(id)).Order());
    }

    [Fact]
    public async Task Groups_given_at_the_console_reach_no_token()
    {
        var email = NewEmail();
        var account = await NewConfirmedAsync(email, Groups.Students);
        var session = await SignInAsync(email);
        await console.AdminAddUserToGroupAsync(
            new AdminAddUserToGroupRequest { UserPoolId = Pool, Username = account.UserId, GroupName = Groups.Admins }, Cancellation);

        var refreshed = await Identity.RefreshAsync(session.RefreshToken, Cancellation);

        Assert.Equal([Groups.Students], GroupsOf(new JsonWebToken(refreshed.AccessToken)));
        var groups = await console.AdminListGroupsForUserAsync(new AdminListGroupsForUserRequest { UserPoolId = Pool, Username = account.UserId }, Cancellation);
        Assert.Equal([Groups.Students], groups.Groups.Select(group => group.GroupName));
    }

    [Fact]
    public async Task A_user_disabled_at_the_console_is_kept_out()
    {
        var email = NewEmail();
        var account = await NewConfirmedAsync(email);
        await console.AdminDisableUserAsync(new AdminDisableUserRequest { UserPoolId = Pool, Username = account.UserId }, Cancellation);

        await RefusedAsync(IdentityError.Disabled, () => SignInAsync(email));
    }

    [Fact]
    public async Task Signing_out_everywhere_also_ends_the_pools_own_renewals()
    {
        var account = await NewConfirmedAsync(NewEmail());
        var session = new TokenSession(Ids.New(), Aws.Clock.GetUtcNow());
        var tokens = (await Authority.SignInAsync(account, Password, session, Cancellation))!;
        Assert.NotNull(await Authority.RenewAsync(account, session, tokens.Renewal, Cancellation));

        await Identity.SignOutEverywhereAsync(account.UserId, Cancellation);

        Assert.Null(await Authority.RenewAsync(account, session, tokens.Renewal, Cancellation));
    }

    [Fact]
    public async Task A_confirmation_that_ends_half_way_is_completed_by_the_sign_in()
    {
        using var faults = new AwsFaults();
        var dying = (await Aws.StartProcessAsync(new AwsClients(faults))).GetRequiredService<IIdentityProvider>();
        var email = NewEmail();
        var code = await SignUpAsync(email);
        faults.On("AdminUpdateUserAttributes", AwsFault.Refused(HttpStatusCode.BadRequest, "InternalErrorException"), times: 100);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => dying.ConfirmAsync(email, code, Cancellation));

        var signedIn = await SignInAsync(email);
        Assert.Equal(email, new JsonWebToken(signedIn.IdToken).GetClaim("email").Value);
    }

    [Fact]
    public async Task A_change_of_groups_that_ends_half_way_is_in_the_next_token()
    {
        using var faults = new AwsFaults();
        var dying = (await Aws.StartProcessAsync(new AwsClients(faults))).GetRequiredService<IIdentityProvider>();
        var email = NewEmail();
        var account = await NewConfirmedAsync(email, Groups.Students);
        var session = await SignInAsync(email);
        faults.On("AdminAddUserToGroup", AwsFault.Refused(HttpStatusCode.BadRequest, "InternalErrorException"), times: 100);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => dying.AddToGroupAsync(account.UserId, Groups.Instructors, Cancellation));

        var refreshed = await Identity.RefreshAsync(session.RefreshToken, Cancellation);
        Assert.Equal([Groups.Instructors, Groups.Students], GroupsOf(new JsonWebToken(refreshed.AccessToken)).Order());
    }

    [Fact]
    public async Task A_throttled_sign_in_is_slower_and_succeeds()
    {
        using var faults = new AwsFaults();
        var throttled = (await Aws.StartProcessAsync(new AwsClients(faults))).GetRequiredService<IIdentityProvider>();
        var email = NewEmail();
        await NewConfirmedAsync(email);
        faults.On("AdminInitiateAuth", AwsFault.Refused(HttpStatusCode.BadRequest, "TooManyRequestsException"), times: 2);

        await throttled.SignInAsync(email, Password, Address, Cancellation);

        Assert.Equal(3, faults.Count("AdminInitiateAuth"));
    }

    [Fact]
    public async Task While_the_pool_fails_a_refresh_fails_and_its_token_stays_good()
    {
        using var faults = new AwsFaults();
        var failing = (await Aws.StartProcessAsync(new AwsClients(faults))).GetRequiredService<IIdentityProvider>();
        var email = NewEmail();
        await NewConfirmedAsync(email);
        var session = await SignInAsync(email);
        faults.On("AdminInitiateAuth", AwsFault.Refused(HttpStatusCode.BadRequest, "InternalErrorException"), times: 100);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => failing.RefreshAsync(session.RefreshToken, Cancellation));
        faults.Recover();
        await Backend.ElapseAsync(TimeSpan.FromHours(1));

        Assert.NotEmpty((await failing.RefreshAsync(session.RefreshToken, Cancellation)).AccessToken);
    }

    [Fact]
    public async Task Sign_ups_that_nobody_confirmed_leave_the_pool_after_eight_days_and_accounts_stay()
    {
        var (waiting, confirmed) = (NewEmail(), NewEmail());
        await SignUpAsync(waiting);
        var account = await NewConfirmedAsync(confirmed);
        var sweeper = Process.GetServices<IHostedService>().OfType<UnfollowedSweeper>().Single();
        await sweeper.SweepAsync(Cancellation);
        Assert.Equal(2, (await UsersAsync()).Count);

        Aws.Clock.Advance(ICredentialAuthority.UnfollowedFor + TimeSpan.FromSeconds(1));
        await sweeper.SweepAsync(Cancellation);

        Assert.Equal([account.UserId], await UsersAsync());
    }

    [Fact]
    public async Task Only_the_newest_three_sign_ups_of_an_address_and_the_confirmed_one_are_in_the_pool()
    {
        var email = NewEmail();
        for (var i = 0; i < 5; i++)
        {
            await Identity.SignUpAsync(AccountOf(email, $"Choice-{i}-abc"), Cancellation);
        }

        Assert.Equal(3, (await UsersAsync()).Count);
        foreach (var code in await CodesAsync(email, 5))
        {
            try
            {
                await Identity.ConfirmAsync(email, code, Cancellation);
                break;
            }
            catch (IdentityException refusal) when (refusal.Error is IdentityError.CodeMismatch)
            {
                // one of the two that were pushed out
            }
        }

        Assert.Equal([(await Identity.FindAsync(email, Cancellation))!.UserId], await UsersAsync());
    }

    [Fact]
    public async Task The_pools_refresh_token_opens_with_the_clients_only()
    {
        using var faults = new AwsFaults();
        var watched = (await Aws.StartProcessAsync(new AwsClients(faults))).GetRequiredService<IIdentityProvider>();
        var email = NewEmail();
        await NewConfirmedAsync(email);
        var session = Assert.IsType<SignInResult>(await watched.SignInAsync(email, Password, Address, Cancellation));
        await watched.RefreshAsync(session.RefreshToken, Cancellation);

        var renewal = System.Text.Json.Nodes.JsonNode.Parse(faults.Calls.Last(call => call.Matches("AdminInitiateAuth")).Body)!["AuthParameters"]!["REFRESH_TOKEN"]!.ToString();

        Assert.NotEmpty(renewal);
        Assert.DoesNotContain(faults.Calls.Where(call => call.Operation is "PutItem" or "TransactWriteItems"), call => call.Body.Contains(renewal, StringComparison.Ordinal));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        console.Dispose();
    }

    protected override Task<Backend> CreateBackendAsync() => AwsIdentityBackend.CreateAsync();

    protected override Task PrepareAsync()
    {
        console = new AmazonCognitoIdentityProviderClient();
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => Aws.MailsAsync(address, atLeast, Cancellation);

    private async Task<IEnumerable<string>> AttributesAsync(string userId) =>
        (await console.AdminGetUserAsync(new AdminGetUserRequest { UserPoolId = Pool, Username = userId }, Cancellation)).UserAttributes.Select(attribute => attribute.Name);

    private async Task<IReadOnlyList<string>> UsersAsync() =>
        [.. (await console.ListUsersAsync(new ListUsersRequest { UserPoolId = Pool }, Cancellation)).Users.Select(user => user.Username)];
}
