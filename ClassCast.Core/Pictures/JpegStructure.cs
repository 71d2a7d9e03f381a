using System.Buffers.Binary;

namespace ClassCast.Core.Pictures;

/// <summary>The segments of a JPEG (ITU-T T.81, annex B): FF, a marker, and for most a length that counts itself.</summary>
internal static class JpegStructure
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Exif = 0xE1;

    public static PictureFile Read(ReadOnlySpan<byte> content)
    {
        var (width, height, orientation) = (0, 0, 1);
        var rest = content[2..];
        while (true)
        {
            var marker = Marker(ref rest);
            if (marker is EndOfImage or 0xD8)
            {
                throw new BadPictureException(PictureFault.Damaged);
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[..2]);
            var body = rest[2..length];
            rest = rest[length..];
            if (IsFrame(marker))
            {
                // a second one is somebody's trick: it would be the one that a decoder believes
                if (width != 0)
                {
                    throw new BadPictureException(PictureFault.Damaged);
                }

                height = BinaryPrimitives.ReadUInt16BigEndian(body[1..3]);
                width = BinaryPrimitives.ReadUInt16BigEndian(body[3..5]);
            }
            else if (marker == Exif && body.StartsWith("Exif\0\0"u8))
            {
                orientation = ExifOrientation.Read(body[6..]);
            }
            else if (marker == StartOfScan)
            {
                // inside the scan FF is followed by 0: the end is found without decoding
                return rest.IndexOf([(byte)0xFF, EndOfImage]) >= 0
                    ? new(PictureFormat.Jpeg, width, height, orientation)
                    : throw new BadPictureException(PictureFault.Damaged);
            }
        }
    }

    private static byte Marker(ref ReadOnlySpan<byte> rest)
    {
        if (rest[..1][0] != 0xFF)
        {
            throw new BadPictureException(PictureFault.Damaged);
        }

        var marker = rest.IndexOfAnyExcept((byte)0xFF);
        var found = rest[marker..(marker + 1)][0];
        rest = rest[(marker + 1)..];
        return found;
    }

    /// <summary>SOF0 to SOF15, without the three of that range which mean something else.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
