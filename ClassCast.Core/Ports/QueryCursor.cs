using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ClassCast.Core.Ports;

/// <summary>
/// For adapters: where a page ended. It is signed together with the query, so that a cursor works for that query only and cannot be made up. Layout
/// before base64url: 16 bytes HMAC-SHA256, then the three strings with their lengths.
/// </summary>
/// <param name="IndexSort">The last item's sort key in the query's index; empty where there is none.</param>
/// <param name="Partition">Its partition in the table.</param>
/// <param name="Sort">Its sort key in the table; empty where there is none.</param>
public readonly record struct QueryCursor(string IndexSort, string Partition, string Sort)
{
    private const int MacBytes = 16;

    public string Encode(byte[] key, string table, TableQuery query)
    {
        var payload = Strings(IndexSort, Partition, Sort);
        return Base64Url.EncodeToString([.. Mac(key, table, query, payload), .. payload]);
    }

    /// <exception cref="InvalidCursorException">It is not one of this query's.</exception>
    public static QueryCursor Decode(byte[] key, string table, TableQuery query, string text)
    {
        if (!Base64Url.IsValid(text))
        {
            throw new InvalidCursorException();
        }

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= MacBytes || !CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, MacBytes), Mac(key, table, query, bytes.AsSpan(MacBytes))))
        {
            throw new InvalidCursorException();
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, MacBytes, bytes.Length - MacBytes), Encoding.UTF8);
        return new QueryCursor(reader.ReadString(), reader.ReadString(), reader.ReadString());
    }

    private static byte[] Mac(byte[] key, string table, TableQuery query, ReadOnlySpan<byte> payload)
    {
        // null and empty differ in a range
        var range = query.Sort;
        byte[] context = Strings(table, query.Index ?? "", query.Partition, query.Descending ? "-" : "+", Mark(range.From), Mark(range.To), Mark(range.Prefix));
        byte[] signed = [.. context, .. payload];
        return HMACSHA256.HashData(key, signed)[..MacBytes];
    }

    private static string Mark(string? bound) => bound is null ? "" : "=" + bound;

    private static byte[] Strings(params ReadOnlySpan<string> values)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (var value in values)
        {
            writer.Write(value);
        }

        writer.Flush();
        return stream.ToArray();
    }
}
