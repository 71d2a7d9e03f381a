using System.Text.Json;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>
/// What rows mean, so that one that is read again and again is parsed once: parsing costs several times its read. Found by the row's own bytes: equal bytes are
/// equal items, and items never change, so nothing here can be out of date. A place holds the latest row that came to it, which bounds the memory.
/// </summary>
internal sealed class ParsedItems
{
    // a power of two; with rows of half a kilobyte about 40 MB when all are taken
    private const int Places = 32_768;

    /// <summary>Bytes. Longer rows are few, and would fill the memory.</summary>
    private const int LongestRow = 4096;

    private readonly Parsed?[] places = new Parsed?[Places];

    public T Read<T>(Table<T> table, ReadOnlySpan<byte> body) where T : Item
    {
        if (body.Length > LongestRow)
        {
            return Parse(table, body);
        }

        var hash = default(HashCode);
        hash.AddBytes(body);
        ref var place = ref places[hash.ToHashCode() & (Places - 1)];
        if (Volatile.Read(ref place) is { Item: T known } parsed && body.SequenceEqual(parsed.Body))
        {
            return known;
        }

        var item = Parse(table, body);
        Volatile.Write(ref place, new Parsed(body.ToArray(), item));
        return item;
    }

    private static T Parse<T>(Table<T> table, ReadOnlySpan<byte> body) where T : Item => JsonSerializer.Deserialize(body, table.Json)!;

    private sealed record Parsed(byte[] Body, Item Item);
}
