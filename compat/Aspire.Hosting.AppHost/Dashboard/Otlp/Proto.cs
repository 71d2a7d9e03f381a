using Google.Protobuf;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Reads protocol buffer messages field by field, without generated classes.</summary>
internal static class Proto
{
    public delegate void FieldReader(int field, CodedInputStream input);

    /// <summary>Calls back for every field; a field whose value the callback did not read is skipped.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not such a message.</exception>
    public static void Read(ByteString message, FieldReader read)
    {
        using var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            // every value takes at least one byte: a position that has not moved means that nobody read it
            var before = input.Position;
            read(WireFormat.GetTagFieldNumber(tag), input);
            if (input.Position == before)
                input.SkipLastField();
        }
    }

    public static string Text(this CodedInputStream input, int limit) => Limit(input.ReadString(), limit);

    public static string Limit(string text, int limit) => text.Length <= limit ? text : text[..limit] + "…";

    public static string Hex(this CodedInputStream input) => Convert.ToHexStringLower(input.ReadBytes().Span);

    /// <summary>Nanoseconds since 1970; what does not fit (year 2262) is the latest time.</summary>
    public static long Nanoseconds(this CodedInputStream input) => (long)Math.Min(input.ReadFixed64(), long.MaxValue);
}
