using ClassCast.Api.Http;
using ClassCast.Core.Access;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Admin;

/// <summary>Who acts, by profile and not by token: what they do commits on the condition that this profile is still the same.</summary>
internal static class Administrators
{
    /// <exception cref="ProblemException">403 for who no longer is one.</exception>
    public static async Task<User> RequireAsync(ITableStore store, string adminId, CancellationToken cancellationToken)
    {
        var admin = await store.GetAsync(TableCatalog.Users, adminId, cancellationToken);
        return admin is not null && Permissions.Of(admin).Contains(Permissions.UsersManage) ? admin : throw Refuse.Forbidden("Only administrators may do this.");
    }
}
