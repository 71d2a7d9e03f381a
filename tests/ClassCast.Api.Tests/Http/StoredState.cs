using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ClassCast.Api.Tests.Http;

/// <summary>
/// What is stored, in short: of every table how many items and the sum of their versions, and the files of the blob store. Any item that is written,
/// changed or removed shows, whichever way it was done. Read from the database itself, past the port.
/// </summary>
internal static class StoredState
{
    /// <summary>Sockets of the same process come and go.</summary>
    private static readonly string[] Passing = ["t_Connections"];

    public static async Task<string> ReadAsync(ApiFixture api, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(api.DataDirectory, "classcast.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancellationToken);
        var tables = new List<string>();
        foreach (var name in await ColumnAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 't\\_%' ESCAPE '\\' ORDER BY name", cancellationToken))
        {
            if (!Passing.Contains(name))
            {
                var counted = await ColumnAsync(connection, $"SELECT count(*) || '/' || coalesce(sum(version), 0) FROM \"{name}\"", cancellationToken);
                tables.Add($"{name} {counted[0]}");
            }
        }

        var files = Directory.Exists(Path.Combine(api.DataDirectory, "blobs"))
            ? Directory.EnumerateFiles(Path.Combine(api.DataDirectory, "blobs"), "*", SearchOption.AllDirectories).Count()
            : 0;
        return string.Join('\n', tables.Append($"files {files.ToString(CultureInfo.InvariantCulture)}"));
    }

    private static async Task<List<string>> ColumnAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names come from the database's own catalogue
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
