using System.Collections.Concurrent;
using System.Diagnostics;
using ClassCast.Core.Ports;

namespace ClassCast.Bench.Data;

/// <summary>A data directory of its own, filled with <see cref="ClassroomData"/>; removed when disposed.</summary>
internal sealed class SeededClassroom : IDisposable
{
    public const string Password = "Bench-classroom-1!";

    /// <summary>Students with accounts: those who sign in during the benchmarks.</summary>
    public const int StudentAccounts = 400;

    private const int InstructorAccounts = 20;
    private const int CommitsAtOnce = 64;

    private readonly DirectoryInfo directory;

    private SeededClassroom(DirectoryInfo directory, ClassroomData data, int rows, TimeSpan seedTime) =>
        (this.directory, Data, Rows, SeedTime) = (directory, data, rows, seedTime);

    public string Path => directory.FullName;

    public ClassroomData Data { get; }

    public int Rows { get; }

    public TimeSpan SeedTime { get; }

    public static async Task<SeededClassroom> CreateAsync(double scale, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var target = Directory.CreateTempSubdirectory("classcast-bench-");
        try
        {
            await using var backend = await OpenBackend.StartAsync(target.FullName, cancellationToken);
            var day = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
            var accounts = await AccountsAsync(backend.Identity, scale, cancellationToken);
            var data = new ClassroomData(scale, day, accounts.GetValueOrDefault);
            var rows = await WriteAsync(backend.Tables, data.Rows(), cancellationToken);
            return new SeededClassroom(target, data, rows, watch.Elapsed);
        }
        catch
        {
            target.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>In commits of a hundred rows, many under way, so that they share the flushes of the disk.</summary>
    public static async Task<int> WriteAsync(ITableStore tables, IEnumerable<Action<Transaction>> rows, CancellationToken cancellationToken)
    {
        var written = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = CommitsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(rows.Chunk(Transaction.MaximumWrites), options, async (chunk, token) =>
        {
            var transaction = new Transaction();
            Array.ForEach(chunk, put => put(transaction));
            await tables.CommitAsync(transaction, token);
            Interlocked.Add(ref written, chunk.Length);
        });
        return written;
    }

    public void Dispose() => directory.Delete(recursive: true);

    private static async Task<ConcurrentDictionary<string, string>> AccountsAsync(IIdentityProvider identity, double scale, CancellationToken cancellationToken)
    {
        var people = new ClassroomData(scale, default, _ => null);
        var names = Enumerable.Range(0, Math.Min(InstructorAccounts, people.Instructors)).Select(i => (ClassroomData.InstructorName(i), Groups.Instructors))
            .Concat(Enumerable.Range(0, Math.Min(StudentAccounts, people.Students)).Select(i => (ClassroomData.StudentName(i), Groups.Students)));
        var ids = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = CommitsAtOnce, CancellationToken = cancellationToken }, async (person, token) =>
        {
            var (name, group) = person;
            var account = new NewAccount { Email = ClassroomData.EmailOf(name), Password = Password, GivenName = "Sam", FamilyName = name };
            ids[name] = (await identity.CreateConfirmedAsync(account, [group], token)).UserId;
        });
        return ids;
    }
}
