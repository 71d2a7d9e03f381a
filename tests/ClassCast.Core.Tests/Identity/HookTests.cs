using ClassCast.Core.Access;
using ClassCast.Core.Identity.Hooks;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Tests.Identity;

/// <summary>The four hooks: input in, decision out, nothing else.</summary>
public sealed class HookTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(true, false, IdentityError.Disabled)]
    [InlineData(false, true, IdentityError.NotConfirmed)]
    [InlineData(false, false, IdentityError.NotConfirmed)]
    public void Who_may_have_a_session(bool isConfirmed, bool isEnabled, IdentityError? refusal)
    {
        var decision = PreAuthentication.Decide(new(isConfirmed, isEnabled, Now));

        Assert.Equal(refusal, decision.Refusal);
        Assert.Equal(refusal is null ? Now : null, decision.SignedInAt);
    }

    [Fact]
    public void A_confirmed_account_without_a_group_becomes_a_student_with_a_profile_and_is_welcomed()
    {
        var result = PostConfirmation.Decide(new(AccountOf(), Wish: null, IsNew: true, Now));

        Assert.Equal(Groups.Students, result.Group);
        Assert.Equal(("u1", "ada@example.org", "Ada", "Lovelace", Role.Student, UserStatus.Active, Now), (
            result.Profile.UserId, result.Profile.Email, result.Profile.GivenName, result.Profile.FamilyName, result.Profile.Role, result.Profile.Status, result.Profile.CreatedAt));
        Assert.Null(result.Request);
        Assert.Equal((NotificationType.Welcome, "u1"), (result.Welcome!.Type, result.Welcome.UserId));
    }

    [Fact]
    public void A_wish_to_teach_waits_from_the_confirmation_on()
    {
        var wish = new TeachingRequest { Email = "ada@example.org", State = TeachingRequestState.Asked, RequestedAt = Now.AddDays(-1), ExpiresAt = 7, Version = 3 };

        var result = PostConfirmation.Decide(new(AccountOf(), wish, IsNew: true, Now));

        Assert.Equal((Role.Student, UserStatus.PendingApproval), (result.Profile.Role, result.Profile.Status));
        Assert.Equal(wish with { State = TeachingRequestState.Pending, UserId = "u1", RequestedAt = Now, ExpiresAt = null }, result.Request);
        Assert.Contains("approve", result.Welcome!.Body);
    }

    [Fact]
    public void An_account_that_an_administrator_made_keeps_its_group_and_gets_no_welcome()
    {
        var wish = new TeachingRequest { Email = "ada@example.org", State = TeachingRequestState.Asked, RequestedAt = Now };

        var result = PostConfirmation.Decide(new(AccountOf(Groups.Students, Groups.Instructors), wish, IsNew: false, Now));

        Assert.Equal((null, Role.Instructor, UserStatus.Active), (result.Group, result.Profile.Role, result.Profile.Status));
        Assert.Null(result.Request);
        Assert.Null(result.Welcome);
    }

    [Fact]
    public void The_same_confirmation_twice_is_the_same_result()
    {
        var input = new PostConfirmationInput(AccountOf(), Wish: null, IsNew: true, Now);

        Assert.Equal(PostConfirmation.Decide(input), PostConfirmation.Decide(input));
    }

    [Fact]
    public void Claims_are_the_groups_by_precedence_and_what_follows_from_them()
    {
        var claims = PreToken.Decide([Groups.Admins, "of-somebody-else", Groups.Students]);

        Assert.Equal([Groups.Students, Groups.Admins], claims.Groups);
        Assert.Equal(Role.Admin, claims.Role);
        Assert.Equal(Permissions.All.Order(), claims.Permissions.Order());
    }

    [Fact]
    public void Without_a_group_there_are_no_rights()
    {
        var claims = PreToken.Decide([]);

        Assert.Empty(claims.Groups);
        Assert.Equal(Role.Student, claims.Role);
        Assert.Empty(claims.Permissions);
    }

    [Fact]
    public void A_message_with_a_code_says_it_in_subject_and_text_and_nothing_that_somebody_typed()
    {
        foreach (var mail in new[] { MessageTexts.Code("a@b.org", "123456"), MessageTexts.PasswordCode("a@b.org", "123456"), MessageTexts.NewAddressCode("a@b.org", "123456") })
        {
            Assert.Equal("a@b.org", mail.To);
            Assert.StartsWith("123456 ", mail.Subject, StringComparison.Ordinal);
            Assert.Contains("123456", mail.Body);
            Assert.Contains("15 minutes", mail.Body);
        }
    }

    private static AccountInfo AccountOf(params string[] groups) => new("u1", "ada@example.org", "Ada", "Lovelace", IsConfirmed: true, IsEnabled: true, groups);
}
