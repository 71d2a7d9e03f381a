using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClassCast.Core.Identity;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Privacy;

/// <summary>Rows that one query finds.</summary>
/// <param name="store">The tables.</param>
/// <param name="table">Which of them.</param>
/// <param name="query">Finds the person's rows, and perhaps others (<see cref="Belongs"/>); null when there can be none.</param>
/// <param name="key">Of a row.</param>
internal sealed class PersonalRows<T>(ITableStore store, Table<T> table, Func<DataSubject, TableQuery?> query, Func<T, ItemKey> key) : IPersonalRecords
    where T : Item
{
    private static readonly string[] Technical = [Item.VersionAttribute, "expiresAt"];

    public TableDefinition Table => table;

    /// <summary>Which of the rows found are the person's.</summary>
    public Func<T, DataSubject, bool> Belongs { get; init; } = (_, _) => true;

    /// <summary>Attributes that the person does not get: of others, or of no meaning outside.</summary>
    public IReadOnlyList<string> Omit { get; init; } = [];

    /// <summary>What erasing leaves of a row; null when it is left as it is. Without this the row is deleted.</summary>
    public Func<T, T?>? Remains { get; init; }

    /// <summary>Deletes a row together with what depends on it, in place of the plain delete.</summary>
    public Func<T, CancellationToken, Task>? Erase { get; init; }

    public async IAsyncEnumerable<JsonObject> ReadAsync(DataSubject person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in FindAsync(person, cancellationToken))
        {
            var row = (JsonObject)JsonSerializer.SerializeToNode(item, table.Json)!;
            foreach (var attribute in Technical.Concat(Omit))
            {
                row.Remove(attribute);
            }

            yield return row;
        }
    }

    public async Task EraseAsync(DataSubject person, CancellationToken cancellationToken)
    {
        await foreach (var found in FindAsync(person, cancellationToken))
        {
            // an index may lag behind: what is written comes from the table
            await Optimistically.RunAsync(async () =>
            {
                if (await store.GetAsync(table, key(found), cancellationToken) is { } item && Belongs(item, person))
                {
                    await EraseAsync(item, cancellationToken);
                }
            });
        }
    }

    private async Task EraseAsync(T item, CancellationToken cancellationToken)
    {
        if (Erase is not null)
        {
            await Erase(item, cancellationToken);
        }
        else if (Remains is null)
        {
            await store.DeleteAsync(table, key(item), cancellationToken);
        }
        else if (Remains(item) is { } rest)
        {
            await store.PutAsync(table, rest, cancellationToken);
        }
    }

    private async IAsyncEnumerable<T> FindAsync(DataSubject person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query(person) is not { } asked)
        {
            yield break;
        }

        string? cursor = null;
        do
        {
            var page = await store.QueryAsync(table, asked with { Limit = 200, Cursor = cursor }, cancellationToken);
            foreach (var item in page.Items.Where(item => Belongs(item, person)))
            {
                yield return item;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
