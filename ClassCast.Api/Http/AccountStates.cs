using System.Collections.Concurrent;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Http;

/// <summary>What an account may do now, whatever its token says.</summary>
public readonly record struct AccountState(bool IsOpen, Role Role);

/// <summary>
/// The state of the accounts that call, each read from its profile at most every <see cref="Lifetime"/>. Whoever changes one lets go of it here in the
/// same moment, and in the other processes through the bus (<see cref="Core.Messages.LiveEventTypes.AccountChanged"/>); should that event be lost, the
/// lifetime is the bound.
/// </summary>
public sealed class AccountStates(ITableStore tables, TimeProvider time)
{
    private const int Remembered = 10_000;

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private long changes;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromSeconds(5);

    public ValueTask<AccountState> OfAsync(string userId, CancellationToken cancellationToken) =>
        known.TryGetValue(userId, out var found) && time.GetUtcNow() - found.ReadAt < Lifetime
            ? ValueTask.FromResult(found.State)
            : new(ReadAsync(userId, cancellationToken));

    public void Forget(string userId)
    {
        Interlocked.Increment(ref changes);
        known.TryRemove(userId, out _);
    }

    private async Task<AccountState> ReadAsync(string userId, CancellationToken cancellationToken)
    {
        var before = Interlocked.Read(ref changes);
        var readAt = time.GetUtcNow();
        var user = await tables.GetAsync(TableCatalog.Users, userId, cancellationToken);
        var state = new AccountState(user is { Status: not UserStatus.Suspended }, user?.Role ?? Role.Student);
        if (known.Count >= Remembered)
        {
            known.Clear();
        }

        // what was read may be older than a change that was told meanwhile
        if (Interlocked.Read(ref changes) == before)
        {
            known[userId] = new(state, readAt);
        }

        return state;
    }

    private sealed record Known(AccountState State, DateTimeOffset ReadAt);
}
