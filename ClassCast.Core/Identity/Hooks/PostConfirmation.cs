using ClassCast.Core.Access;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.Hooks;

/// <summary>The hook after an address was confirmed: the group, the profile, the wish to teach that now waits for an administrator, and a word of welcome.</summary>
public static class PostConfirmation
{
    public static PostConfirmationResult Decide(PostConfirmationInput input)
    {
        var account = input.Account;
        var role = RoleGroups.Highest(account.Groups);
        var waits = input.Wish is { State: TeachingRequestState.Asked } && role is Role.Student;
        var profile = new User
        {
            UserId = account.UserId,
            Email = account.Email,
            GivenName = account.GivenName,
            FamilyName = account.FamilyName,
            Role = role,
            Status = waits ? UserStatus.PendingApproval : UserStatus.Active,
            CreatedAt = input.At,
        };
        return new(
            account.Groups.Count == 0 ? Groups.Students : null,
            profile,
            waits ? input.Wish! with { State = TeachingRequestState.Pending, UserId = account.UserId, RequestedAt = input.At, ExpiresAt = null } : null,
            input.IsNew ? Notices.Welcome(account.UserId, waits, input.At) : null);
    }
}

/// <param name="Account">As confirmed.</param>
/// <param name="Wish">What was asked at sign-up, if anything.</param>
/// <param name="IsNew">Whether the address was confirmed just now; an account that an administrator made, or one whose profile was lost, is not welcomed.</param>
/// <param name="At">Now.</param>
public sealed record PostConfirmationInput(AccountInfo Account, TeachingRequest? Wish, bool IsNew, DateTimeOffset At);

/// <param name="Group">To add; null when the account has one.</param>
/// <param name="Request">The wish as it waits from now on; null when there is none.</param>
public sealed record PostConfirmationResult(string? Group, User Profile, TeachingRequest? Request, Notification? Welcome);
