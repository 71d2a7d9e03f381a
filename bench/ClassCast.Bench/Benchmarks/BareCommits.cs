using System.Diagnostics;
using ClassCast.Bench.Runner;
using ClassCast.Core;
using Microsoft.Data.Sqlite;

namespace ClassCast.Bench.Benchmarks;

/// <summary>SQLite by itself: as many callers as the Api has, each waiting for its own commit, on the same disk and as durable.</summary>
internal static class BareCommits
{
    private const string Body = """{"submissionId":"0197a0c0000070008000000000000000","assignmentId":"0197a0c0000070008000000000000000","courseId":"0197a0c0000070008000000000000000","studentId":"0197a0c0000070008000000000000000","pointsAwarded":87.5,"latePenaltyPercent":0,"finalPoints":87.5,"maximumPoints":100,"feedback":"A good beginning, and you kept the eye of the camera. Slower at the end.","gradedAt":"2026-11-21T08:00:00.000Z","version":1}""";

    private static readonly string[] Parameters = ["$pk", "$body", "$a", "$b"];

    /// <returns>Commits a second.</returns>
    public static async Task<double> MeasureAsync(string directory, int rows, TimeSpan duration, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, $"bare-{Ids.New()}.db");
        try
        {
            await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            await connection.OpenAsync(cancellationToken);
            Execute(connection, "PRAGMA journal_mode=WAL");
            Execute(connection, "PRAGMA synchronous=FULL");
            Execute(connection, "CREATE TABLE rows (pk TEXT NOT NULL, sk TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, a TEXT, b TEXT, PRIMARY KEY (pk, sk))");
            Execute(connection, "CREATE INDEX rows_a ON rows (a, b)");
            return await LoadAsync(connection, rows, duration, cancellationToken);
        }
        finally
        {
            foreach (var file in Directory.GetFiles(directory, Path.GetFileName(path) + "*"))
            {
                File.Delete(file);
            }
        }
    }

    private static async Task<double> LoadAsync(SqliteConnection connection, int rows, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO rows (pk, sk, version, body, a, b) VALUES ($pk, '', 1, $body, $a, $b)";
        var parameters = Parameters.Select(name => insert.Parameters.Add(name, SqliteType.Text)).ToArray();
        insert.Prepare();
        var turn = new Lock();
        var commits = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Run.Connections).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (watch.Elapsed < duration && !cancellationToken.IsCancellationRequested)
                {
                    lock (turn)
                    {
                        Commit(connection, insert, parameters, rows);
                        commits++;
                    }
                }
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        return commits / watch.Elapsed.TotalSeconds;
    }

    private static void Commit(SqliteConnection connection, SqliteCommand insert, SqliteParameter[] parameters, int rows)
    {
        using var transaction = connection.BeginTransaction();
        insert.Transaction = transaction;
        for (var row = 0; row < rows; row++)
        {
            parameters[0].Value = Ids.New();
            parameters[1].Value = Body;
            parameters[2].Value = "0197a0c0000070008000000000000000";
            parameters[3].Value = parameters[0].Value;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
