using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ClassCast.Testing;

/// <summary>Pictures made byte by byte: real ones, and those that somebody means ill with.</summary>
public static class SamplePictures
{
    /// <summary>A real one: the upper left quarter red, the upper right green, the lower left blue, the rest transparent black.</summary>
    public static byte[] Png(int width = 64, int height = 64)
    {
        using var rows = new MemoryStream();
        using (var packed = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    packed.Write((x < width / 2, y < height / 2) switch
                    {
                        (true, true) => [255, 0, 0, 255],
                        (false, true) => [0, 255, 0, 255],
                        (true, false) => [0, 0, 255, 255],
                        _ => (ReadOnlySpan<byte>)[0, 0, 0, 0],
                    });
                }
            }
        }

        return PngOf(width, height, ("IDAT", rows.ToArray()));
    }

    /// <summary>With these chunks between its head and its end.</summary>
    public static byte[] PngOf(int width, int height, params IReadOnlyList<(string Type, byte[] Body)> chunks)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 6);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", head), .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Body)), .. Chunk("IEND", [])];
    }

    /// <summary>Structure without pixels: head, scan, end.</summary>
    public static byte[] Jpeg(int width, int height, params IReadOnlyList<byte[]> segments) =>
        [0xFF, 0xD8, .. segments.SelectMany(segment => segment), .. Frame(width, height), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 1, 2, 3, 0xFF, 0xD9];

    public static byte[] Frame(int width, int height) =>
        Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);

    /// <summary>An Exif segment that notes how the camera was held, and a secret.</summary>
    public static byte[] Exif(int orientation, string secret = "GPS 59.91 N")
    {
        byte[] tiff = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        return Segment(0xE1, [.. "Exif\0\0"u8, .. tiff, .. Encoding.ASCII.GetBytes(secret)]);
    }

    public static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    /// <summary>Structure without pixels.</summary>
    public static byte[] WebP(params IReadOnlyList<(string Type, byte[] Body)> chunks)
    {
        byte[] body = [.. "WEBP"u8, .. chunks.SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes(chunk.Type), .. Little(chunk.Body.Length), .. chunk.Body, .. new byte[chunk.Body.Length & 1]])];
        return [.. "RIFF"u8, .. Little(body.Length), .. body];
    }

    /// <summary>The head of lossy pixels.</summary>
    public static byte[] Vp8(int width, int height) => [0, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)];

    private static byte[] Little(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Chunk(string type, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. body];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
