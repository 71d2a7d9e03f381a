using System.Reflection;
using ClassCast.Backends.Embedded.Identity;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;
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

    [Fact]
    public async Task An_archive_of_large_videos_is_never_more_than_a_few_blocks_ahead_of_the_store()
    {
        const long VideoBytes = 100 * 1024 * 1024;
        var person = await FillAsync();
        var request = new DataRequest { UserId = person.UserId, Kind = DataRequestKind.Export, RequestId = "r", State = DataRequestState.Pending, RequestedAt = Sample.Time };
        await Store.PutAsync(TableCatalog.DataRequests, request, Cancellation);
        var blobs = EndlessVideos.Wrap(Process.GetRequiredService<IBlobStore>(), VideoBytes);
        var time = Process.GetRequiredService<TimeProvider>();
        var archive = new PersonalArchive(Store, blobs.Store, new PersonalRegister(Store), time);

        await new DataExports(Store, blobs.Store, archive, new RetentionOptions(), time).RunAsync(person.UserId, "r", Cancellation);

        var done = await Store.GetAsync(TableCatalog.DataRequests, new(person.UserId, nameof(DataRequestKind.Export)), Cancellation);
        Assert.Equal(DataRequestState.Done, done!.State);
        Assert.InRange(done.Bytes!.Value, 2 * VideoBytes, (2 * VideoBytes) + (1024 * 1024));
        Assert.InRange(blobs.Progress.MaximumLead, 1, 2 * 1024 * 1024);
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

    private sealed class Progress
    {
        public long Read { get; set; }

        public long Stored { get; set; }

        public long MaximumLead { get; set; }
    }

    /// <summary>Every object read is a large one; what is put is counted and let go.</summary>
    private class EndlessVideos : DispatchProxy
    {
        private IBlobStore inner = null!;
        private Progress progress = null!;
        private long bytes;

        public static (IBlobStore Store, Progress Progress) Wrap(IBlobStore inner, long bytes)
        {
            var store = Create<IBlobStore, EndlessVideos>();
            var proxy = (EndlessVideos)(object)store;
            (proxy.inner, proxy.progress, proxy.bytes) = (inner, new Progress(), bytes);
            return (store, proxy.progress);
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(IBlobStore.OpenReadAsync) when ((BlobKey)args![0]!).Bucket == Buckets.Videos => Task.FromResult<Stream>(new Zeros(bytes, progress)),
            nameof(IBlobStore.PutAsync) => StoreAsync((BlobKey)args![0]!, (Stream)args[1]!),
            _ => targetMethod.Invoke(inner, args),
        };

        private async Task<BlobInfo> StoreAsync(BlobKey key, Stream content)
        {
            var buffer = new byte[64 * 1024];
            while (await content.ReadAsync(buffer) is > 0 and var read)
            {
                progress.Stored += read;
            }

            return new(key, progress.Stored, "application/zip", "\"x\"", Sample.Time);
        }
    }

    private sealed class Zeros(long length, Progress progress) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - position);
            position += read;
            progress.Read += read;
            progress.MaximumLead = Math.Max(progress.MaximumLead, progress.Read - progress.Stored);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
