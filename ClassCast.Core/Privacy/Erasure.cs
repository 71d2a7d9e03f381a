using ClassCast.Core.Identity;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Privacy;

/// <summary>
/// Erases an account whose request is committed (the profile went with that commit, and with it every access). Each step is safe to repeat, and a run that was cut
/// short anywhere is completed by the next. The address is known until the last commit, which sends the receipt and forgets it.
/// </summary>
public sealed class Erasure(
    ITableStore store, ICredentialAuthority authority, IIdentityProvider identity, PersonalRegister register, PersonalFiles files, RetentionOptions retention, TimeProvider time)
{
    public async Task RunAsync(string userId, CancellationToken cancellationToken)
    {
        if (await FindAsync(userId, cancellationToken) is not { Email: { } email } request)
        {
            return;
        }

        await CloseAsync(userId, cancellationToken);
        var person = await register.SubjectAsync(userId, email, cancellationToken);
        if (!request.IsCounted)
        {
            await CountAsync(person, cancellationToken);
        }

        await files.EraseAsync(person, cancellationToken);
        await authority.RemoveAsync(userId, cancellationToken);
        foreach (var records in register.Records)
        {
            await records.EraseAsync(person, cancellationToken);
        }

        await CompleteAsync(userId, cancellationToken);
    }

    /// <summary>What was still being converted when the account was erased.</summary>
    public Task TidyAsync(IReadOnlyList<string> videoIds, CancellationToken cancellationToken) => files.EraseStrayAsync(videoIds, cancellationToken);

    /// <summary>Ends sessions and sign-in. An account that is gone already is fine.</summary>
    private async Task CloseAsync(string userId, CancellationToken cancellationToken)
    {
        try
        {
            await identity.SetEnabledAsync(userId, enabled: false, cancellationToken);
        }
        catch (KeyNotFoundException)
        {
            // a run before this one got as far as that
        }
    }

    private async Task CountAsync(DataSubject person, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>();
        foreach (var records in register.Records)
        {
            counts[ReceiptLines.KeyOf(records.Table)] = await records.ReadAsync(person, cancellationToken).CountAsync(cancellationToken);
        }

        var stored = await files.CountAsync(person, cancellationToken);
        foreach (var kind in PersonalFiles.Kinds)
        {
            counts[ReceiptLines.KeyOf(kind)] = stored[kind.Name];
        }

        // it went with the request
        counts[ReceiptLines.KeyOf(TableCatalog.Users)] = 1;
        var stray = await files.InProcessingAsync(person, cancellationToken);
        await ChangeAsync(
            person.UserId,
            request => new Transaction().Put(TableCatalog.DataRequests, request with { Counts = counts, IsCounted = true, StrayVideoIds = stray }),
            cancellationToken);
    }

    private Task CompleteAsync(string userId, CancellationToken cancellationToken) => ChangeAsync(
        userId,
        request =>
        {
            var now = time.GetUtcNow();
            var done = request with
            {
                State = DataRequestState.Done,
                CompletedAt = now,
                Email = null,
                StrayVideoIds = [],
                ExpiresAt = (now + retention.Receipts).ToUnixTimeSeconds(),
            };
            var transaction = new Transaction().Put(TableCatalog.DataRequests, done).Send(PrivacyMails.Erased(request.Email!, done));
            if (request.StrayVideoIds.Count > 0)
            {
                transaction.Enqueue(Queues.PersonalData, new HandlePersonalData(userId, PersonalDataTask.Tidy, request.RequestId, request.StrayVideoIds), JobMessage.MaximumDelay);
            }

            return transaction;
        },
        cancellationToken);

    private Task ChangeAsync(string userId, Func<DataRequest, Transaction> change, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        if (await FindAsync(userId, cancellationToken) is { Email: not null } request)
        {
            await store.CommitAsync(change(request), cancellationToken);
        }
    });

    private async Task<DataRequest?> FindAsync(string userId, CancellationToken cancellationToken) =>
        await store.GetAsync(TableCatalog.DataRequests, new(userId, nameof(DataRequestKind.Erasure)), cancellationToken) is { State: DataRequestState.Pending } request
            ? request
            : null;
}
