using System.Buffers.Binary;

namespace ClassCast.Core.Pictures;

/// <summary>The chunks of a PNG (W3C, section 5.3): length, type, content, checksum.</summary>
internal static class PngStructure
{
    /// <param name="rest">After the signature.</param>
    public static PictureFile Read(ReadOnlySpan<byte> rest)
    {
        if (!rest[4..8].SequenceEqual("IHDR"u8))
        {
            throw new BadPictureException(PictureFault.Damaged);
        }

        var width = BinaryPrimitives.ReadInt32BigEndian(rest[8..12]);
        var height = BinaryPrimitives.ReadInt32BigEndian(rest[12..16]);
        var (orientation, hasData) = (1, false);
        while (true)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest[..4]);
            var type = rest[4..8];
            var body = rest.Slice(8, length);
            if (type.SequenceEqual("IEND"u8))
            {
                return hasData ? new(PictureFormat.Png, width, height, orientation) : throw new BadPictureException(PictureFault.Damaged);
            }

            if (type.SequenceEqual("acTL"u8))
            {
                throw new BadPictureException(PictureFault.Animated);
            }

            if (type.SequenceEqual("eXIf"u8))
            {
                orientation = ExifOrientation.Read(body);
            }

            hasData |= type.SequenceEqual("IDAT"u8);
            rest = rest[(8 + length + 4)..];
        }
    }
}
