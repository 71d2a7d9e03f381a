using System.Reflection;
using ClassCast.Backends.Embedded.Identity;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class EmbeddedPersonalDataTests : PersonalDataContract
{
    protected override IReadOnlyList<TableDefinition> OwnTables => EmbeddedIdentityTables.All;

    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => LocalMail.BodiesAsync(Process, address, atLeast, Cancellation);

    [Fact]
    public void Tables_of_this_backend_declare_personal_data_as_all_others() => Assert.All(OwnTables, table => Assert.NotNull(table.PersonalData));

    /// <summary>Dies before the first write, then after it, after the second, and so on, until a run gets through.</summary>
    [Fact]
    public async Task An_erasure_that_dies_between_any_two_writes_is_completed_by_the_next_run_with_the_same_receipt()
    {
        var whole = await FillAsync();
        await whole.RequestErasureAsync(Cancellation);
        await ErasureWith(Store, Process.GetRequiredService<IBlobStore>(), Authority).RunAsync(whole.UserId, Cancellation);
        var expected = Receipt((await whole.ErasureAsync(Cancellation))!);

        var writes = 0;
        for (var died = true; died; writes++)
        {
            var person = await FillAsync();
            await person.RequestErasureAsync(Cancellation);

            died = !await TryAsync(person.UserId, writes);
            await ErasureWith(Store, Process.GetRequiredService<IBlobStore>(), Authority).RunAsync(person.UserId, Cancellation);

            var erasure = (await person.ErasureAsync(Cancellation))!;
            Assert.Equal((DataRequestState.Done, null), (erasure.State, erasure.Email));
            Assert.Equal(expected, Receipt(erasure));
            Assert.Null(await Identity.FindAsync(person.Email, Cancellation));
        }

        Assert.InRange(writes, 20, 200);
    }

    private static string Receipt(DataRequest erasure) => string.Join('\n', ReceiptLines.Of(erasure).Select(line => $"{line.What} {line.Count} {line.Outcome}"));

    private async Task<bool> TryAsync(string userId, int writes)
    {
        var left = new Lifetime { Writes = writes };
        var dying = ErasureWith(
            Mortal<ITableStore>.Wrap(Store, left),
            Mortal<IBlobStore>.Wrap(Process.GetRequiredService<IBlobStore>(), left),
            Mortal<ICredentialAuthority>.Wrap(Authority, left));
        try
        {
            await dying.RunAsync(userId, Cancellation);
            return true;
        }
        catch (ProcessDiedException)
        {
            return false;
        }
    }

    private sealed class ProcessDiedException : Exception;

    private sealed class Lifetime
    {
        public int Writes { get; set; }
    }

    /// <summary>A port whose process dies at a write.</summary>
    private class Mortal<T> : DispatchProxy where T : class
    {
        private static readonly string[] Writing = ["Put", "Update", "Delete", "Commit", "Remove", "Abort"];

        private T inner = null!;
        private Lifetime left = null!;

        public static T Wrap(T inner, Lifetime left)
        {
            var proxy = Create<T, Mortal<T>>();
            ((Mortal<T>)(object)proxy).inner = inner;
            ((Mortal<T>)(object)proxy).left = left;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            Writing.Any(verb => targetMethod!.Name.StartsWith(verb, StringComparison.Ordinal)) && left.Writes-- <= 0
                ? throw new ProcessDiedException()
                : targetMethod!.Invoke(inner, args);
    }
}
