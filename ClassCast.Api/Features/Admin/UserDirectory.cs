using ClassCast.Api.Http;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Api.Features.Admin;

/// <summary>Which indexes, in which order, make the list of users that was asked for.</summary>
internal static class UserDirectory
{
    private const int MaximumSearch = 254;

    private static readonly Role[] Order = [Role.Admin, Role.Instructor, Role.Student];

    public static IReadOnlyList<Stretch<User>> Stretches(UserFilter filter)
    {
        var search = EmailAddresses.Normalize(filter.Search ?? "");
        if (search.Length > MaximumSearch)
        {
            throw Refuse.Invalid("search", $"Search for at most {MaximumSearch} characters.");
        }

        var role = (Role?)filter.Role;
        var status = (UserStatus?)filter.Status;
        var roles = role is { } one ? [one] : Order;
        bool IsWanted(User user) => (role is null || user.Role == role) && (status is null || user.Status == status);

        var stretches = new List<Stretch<User>>();
        if (status is UserStatus.Suspended or UserStatus.PendingApproval)
        {
            stretches.Add(By("e", "status-index", status.Value.ToString(), search, IsWanted)); // few: read whole rather than looked for among all
        }
        else
        {
            stretches.AddRange(roles.Select(each => By($"e{(int)each}", "role-email-index", each.ToString(), search, IsWanted)));
        }

        if (search.Length > 0)
        {
            // who was found by the address already is left out
            stretches.AddRange(roles.Select(each => By(
                $"n{(int)each}", "role-name-index", each.ToString(), search, user => IsWanted(user) && !user.Email.StartsWith(search, StringComparison.Ordinal))));
        }

        return stretches;
    }

    private static Stretch<User> By(string key, string index, string partition, string search, Func<User, bool> keep) => new(
        key,
        new TableQuery(partition) { Index = index, Sort = search.Length == 0 ? SortRange.Everything : SortRange.BeginsWith(search) },
        keep);
}
