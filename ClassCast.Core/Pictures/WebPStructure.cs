using System.Buffers.Binary;

namespace ClassCast.Core.Pictures;

/// <summary>The chunks of a WebP (RFC 9649): type, length, content, padded to even.</summary>
internal static class WebPStructure
{
    private const byte AnimationFlag = 0x02;

    public static PictureFile Read(ReadOnlySpan<byte> content)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(content[4..8]);
        if (size > content.Length - 8)
        {
            throw new BadPictureException(PictureFault.Damaged);
        }

        var rest = content[12..(8 + (int)size)];
        (int Width, int Height)? canvas = null, picture = null;
        var orientation = 1;
        while (rest.Length >= 8)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(rest[4..8]);
            var body = rest.Slice(8, length);
            switch (rest[..4])
            {
                case var type when type.SequenceEqual("VP8X"u8):
                    if ((body[..1][0] & AnimationFlag) != 0)
                    {
                        throw new BadPictureException(PictureFault.Animated);
                    }

                    canvas = (1 + UInt24(body[4..7]), 1 + UInt24(body[7..10]));
                    break;
                case var type when type.SequenceEqual("VP8 "u8):
                    picture ??= Lossy(body);
                    break;
                case var type when type.SequenceEqual("VP8L"u8):
                    picture ??= Lossless(body);
                    break;
                case var type when type.SequenceEqual("EXIF"u8):
                    orientation = ExifOrientation.Read(body.StartsWith("Exif\0\0"u8) ? body[6..] : body);
                    break;
            }

            rest = rest[Math.Min(rest.Length, 8 + length + (length & 1))..];
        }

        // the canvas of one picture is the picture
        return picture is { } size2 && (canvas is null || canvas == picture)
            ? new(PictureFormat.WebP, size2.Width, size2.Height, orientation)
            : throw new BadPictureException(PictureFault.Damaged);
    }

    /// <summary>RFC 6386, 9.1: a frame tag of three bytes, a start code, and 14 bits for each side.</summary>
    private static (int Width, int Height) Lossy(ReadOnlySpan<byte> body) =>
        body[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? (BinaryPrimitives.ReadUInt16LittleEndian(body[6..8]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..10]) & 0x3FFF)
            : throw new BadPictureException(PictureFault.Damaged);

    /// <summary>RFC 9649, 3.4: a byte 2F, then 14 bits for each side less one.</summary>
    private static (int Width, int Height) Lossless(ReadOnlySpan<byte> body)
    {
        var bits = body[..1][0] == 0x2F ? BinaryPrimitives.ReadUInt32LittleEndian(body[1..5]) : throw new BadPictureException(PictureFault.Damaged);
        return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
