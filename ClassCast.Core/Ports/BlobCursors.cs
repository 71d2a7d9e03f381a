using System.Buffers.Text;
using System.Text;

namespace ClassCast.Core.Ports;

/// <summary>Cursors of blob listings: the last name of the page before, so that they outlive process, deployment and backend.</summary>
public static class BlobCursors
{
    public static string Encode(string lastName) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(lastName));

    /// <returns>The name after which the page begins; null for the first page.</returns>
    /// <exception cref="InvalidCursorException">Not made by <see cref="Encode"/>.</exception>
    public static string? Decode(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        return Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) is var name && BlobKeys.IsPrefix(name)
            ? name
            : throw new InvalidCursorException();
    }
}
