using System.Buffers.Binary;
using ClassCast.Core.Assignments;

namespace ClassCast.Core.Videos;

/// <summary>What a file really is, whatever it is called.</summary>
public enum VideoContainer
{
    /// <summary>ISO base media: mp4, m4v, 3gp.</summary>
    Mp4,

    QuickTime,

    WebM,

    Matroska,

    Avi,
}

public static class VideoContainers
{
    /// <returns>One of <see cref="AcceptedTypes"/>, or null for a container that no assignment accepts.</returns>
    public static string? AcceptedType(this VideoContainer container) => container switch
    {
        VideoContainer.Mp4 => AcceptedTypes.Mp4,
        VideoContainer.QuickTime => AcceptedTypes.Mov,
        VideoContainer.WebM => AcceptedTypes.WebM,
        VideoContainer.Avi => AcceptedTypes.Avi,
        _ => null,
    };
}

/// <summary>
/// Recognises video containers by their first bytes. It proves the kind of file, not that it can be played: that is the worker's job.
/// </summary>
public static class ContainerSniffer
{
    /// <summary>How many bytes from the start decide; fewer are fine when the file is shorter.</summary>
    public const int RequiredBytes = 64;

    /// <returns>Null when it is not a video container that we know.</returns>
    public static VideoContainer? Sniff(ReadOnlySpan<byte> start)
    {
        if (start.Length < 12)
        {
            return null;
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
        {
            return SniffEbml(start[4..]);
        }

        if (start.StartsWith("RIFF"u8))
        {
            return start[8..].StartsWith("AVI "u8) ? VideoContainer.Avi : null;
        }

        return SniffBoxes(start);
    }

    // ISO 14496-12: size (32 bit, big endian), type, then for ftyp the major brand: 00 00 00 20 'ftyp' 'isom' …
    private static VideoContainer? SniffBoxes(ReadOnlySpan<byte> start)
    {
        var size = BinaryPrimitives.ReadUInt32BigEndian(start);
        var type = start.Slice(4, 4);
        if (type.SequenceEqual("ftyp"u8))
        {
            return size >= 12 ? SniffBrand(start.Slice(8, 4)) : null;
        }

        // QuickTime before 2001 has no ftyp. A size of 1 announces a 64-bit size, 0 "to the end of the file".
        var plausible = size >= 8 || (size <= 1 && type.SequenceEqual("mdat"u8));
        var known = type.SequenceEqual("moov"u8) || type.SequenceEqual("mdat"u8) || type.SequenceEqual("wide"u8)
            || type.SequenceEqual("free"u8) || type.SequenceEqual("skip"u8) || type.SequenceEqual("pnot"u8);
        return plausible && known ? VideoContainer.QuickTime : null;
    }

    private static VideoContainer? SniffBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("qt  "u8))
        {
            return VideoContainer.QuickTime;
        }

        // the same boxes also hold still images (HEIF, AVIF) and audio books
        var notVideo = brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8)
            || brand.SequenceEqual("avif"u8) || brand.SequenceEqual("crx "u8) || brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8)
            || brand.StartsWith("M4P"u8) || brand.SequenceEqual("jp2 "u8);
        return notVideo ? null : VideoContainer.Mp4;
    }

    // RFC 8794: after the EBML id come its size and elements (id, size, data); DocType (42 82) is "webm" or "matroska":
    // 9F 42 86 81 01 42 F7 81 01 42 F2 81 04 42 F3 81 08 42 82 84 77 65 62 6D
    private static VideoContainer? SniffEbml(ReadOnlySpan<byte> rest)
    {
        if (!TryReadNumber(ref rest, out _))
        {
            return null;
        }

        while (rest.Length > 2)
        {
            // the ids of all elements of this header have two bytes, but for the global Void (EC) and CRC-32 (BF)
            var isDocType = rest[0] == 0x42 && rest[1] == 0x82;
            rest = rest[(rest[0] is 0xEC or 0xBF ? 1 : 2)..];
            if (!TryReadNumber(ref rest, out var length) || length > rest.Length)
            {
                return null;
            }

            var data = rest[..(int)length];
            rest = rest[(int)length..];
            if (isDocType)
            {
                data = data.TrimEnd((byte)0);
                return data.SequenceEqual("webm"u8) ? VideoContainer.WebM
                    : data.SequenceEqual("matroska"u8) ? VideoContainer.Matroska
                    : null;
            }
        }

        return null;
    }

    // The number of leading zero bits of the first byte says how many bytes follow; the marker bit is not part of the number.
    private static bool TryReadNumber(ref ReadOnlySpan<byte> rest, out long value)
    {
        value = 0;
        if (rest.IsEmpty || rest[0] == 0)
        {
            return false;
        }

        var bytes = byte.LeadingZeroCount(rest[0]) + 1;
        if (rest.Length < bytes)
        {
            return false;
        }

        value = rest[0] & (0xFF >> bytes);
        foreach (var next in rest[1..bytes])
        {
            value = (value << 8) | next;
        }

        rest = rest[bytes..];
        return true;
    }
}
