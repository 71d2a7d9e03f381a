using Amazon.CognitoIdentityProvider;
using Amazon.CognitoIdentityProvider.Model;
using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Identity;

/// <summary>
/// Removes users of sign-ups that were never confirmed: those without an address, which a user gets when an account follows it. Any process may do it, even several.
/// </summary>
internal sealed partial class UnfollowedSweeper(
    IAmazonCognitoIdentityProvider client, UserPool pool, PoolUsers users, TimeProvider time, ILogger<UnfollowedSweeper> logger) : BackgroundService
{
    private const int PageSize = 60;
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>One round through the pool.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - ICredentialAuthority.UnfollowedFor;
        var removed = 0;
        var request = new ListUsersRequest { UserPoolId = pool.Id, Limit = PageSize };
        do
        {
            var page = await UserPool.CallAsync(() => client.ListUsersAsync(request, cancellationToken), cancellationToken);
            foreach (var user in (page.Users ?? []).Where(user => IsForgotten(user, oldest)))
            {
                await users.RemoveAsync(user.Username, cancellationToken);
                removed++;
            }

            request.PaginationToken = page.PaginationToken;
        }
        while (!string.IsNullOrEmpty(request.PaginationToken));

        if (removed > 0)
        {
            LogRemoved(logger, removed);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (StorageUnavailableException error)
            {
                LogUnavailable(logger, error);
            }
        }
    }

    private static bool IsForgotten(UserType user, DateTimeOffset oldest) =>
        Ids.IsValid(user.Username)
        && user.Username[12] == '7' // a UUIDv7, so one of ours
        && Ids.TimeOf(user.Username) < oldest
        && !(user.Attributes ?? []).Exists(attribute => attribute.Name == "email");

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} sign-ups that were never confirmed are removed from the user pool")]
    private static partial void LogRemoved(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-ups that were never confirmed cannot be removed now")]
    private static partial void LogUnavailable(ILogger logger, Exception error);
}
