using System.Buffers.Binary;

namespace ClassCast.Core.Pictures;

/// <summary>Telephones store what the sensor saw and note here how it was held.</summary>
internal static class ExifOrientation
{
    private const int Upright = 1;
    private const ushort Tag = 0x0112;
    private const int EntryBytes = 12;

    /// <param name="tiff">The content of the Exif block: byte order, 42, where the first directory is.</param>
    /// <returns>1 to 8; 1 for whatever makes no sense, as nothing else depends on it.</returns>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return Upright;
        }

        var isLittle = tiff[0] == 'I';
        var offset = UInt32(tiff[4..], isLittle);
        if (offset > tiff.Length - 2)
        {
            return Upright;
        }

        var directory = tiff[(int)offset..];
        var count = UInt16(directory, isLittle);
        directory = directory[2..];
        for (var entry = 0; entry < count && directory.Length >= EntryBytes; entry++, directory = directory[EntryBytes..])
        {
            if (UInt16(directory, isLittle) == Tag)
            {
                return UInt16(directory[8..], isLittle) is >= 1 and <= 8 and var orientation ? orientation : Upright;
            }
        }

        return Upright;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
