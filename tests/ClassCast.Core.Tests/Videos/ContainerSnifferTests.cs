using System.Text;
using ClassCast.Core.Assignments;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Tests.Videos;

public sealed class ContainerSnifferTests
{
    public static TheoryData<string, byte[], VideoContainer?> Starts => new()
    {
        { "mp4", Box(32, "ftyp", "isom\0\0\u0002\0isomiso2avc1mp41"), VideoContainer.Mp4 },
        { "mp4 of a camera", Box(24, "ftyp", "mp42\0\0\0\0mp42isom"), VideoContainer.Mp4 },
        { "m4v", Box(24, "ftyp", "M4V \0\0\0\0"), VideoContainer.Mp4 },
        { "3gp", Box(24, "ftyp", "3gp4\0\0\0\0"), VideoContainer.Mp4 },
        { "fragmented mp4 of Safari", Box(28, "ftyp", "iso5\0\0\0\u0001"), VideoContainer.Mp4 },
        { "mov of a phone", Box(20, "ftyp", "qt  \0\0\0\0qt  "), VideoContainer.QuickTime },
        { "old mov, moov first", Box(4000, "moov", "\0\0\0lmvhd"), VideoContainer.QuickTime },
        { "old mov, wide first", Box(8, "wide", "\0\u0001\0\0mdat"), VideoContainer.QuickTime },
        { "old mov, free first", Box(16, "free", "\0\0\0\0\0\0\0\0"), VideoContainer.QuickTime },
        { "old mov, mdat of 64-bit size", Box(1, "mdat", "\0\0\0\0\0\0\u0010\0"), VideoContainer.QuickTime },
        { "old mov, mdat to the end", Box(0, "mdat", "\0\0\0\0\0\0\u0010\0"), VideoContainer.QuickTime },
        { "webm", Ebml("webm"), VideoContainer.WebM },
        { "matroska", Ebml("matroska"), VideoContainer.Matroska },
        { "avi", Bytes("RIFF\0\0\u0001\0AVI LIST"), VideoContainer.Avi },
        { "wave sound", Bytes("RIFF\0\0\u0001\0WAVEfmt "), null },
        { "webp image", Bytes("RIFF\0\0\u0001\0WEBPVP8 "), null },
        { "HEIC image", Box(24, "ftyp", "heic\0\0\0\0mif1heic"), null },
        { "AVIF image", Box(32, "ftyp", "avif\0\0\0\0avifmif1"), null },
        { "audio book", Box(24, "ftyp", "M4B \0\0\0\0"), null },
        { "m4a sound", Box(24, "ftyp", "M4A \0\0\0\0"), null },
        { "other EBML", Ebml("drmed"), null },
        { "moov of impossible size", Box(3, "moov", "\0\0\0\0\0\0\0\0"), null },
        { "ftyp too small for a brand", Box(8, "ftyp", "isom\0\0\0\0"), null },
        { "text", Bytes("This is my essay, and no video at all."), null },
        { "page", Bytes("<!DOCTYPE html><html>"), null },
        { "playlist", Bytes("#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd"), null },
        { "concat script", Bytes("ffconcat version 1.0\nfile '/etc/passwd'"), null },
        { "zeros", new byte[64], null },
        { "zip", Bytes("PK\u0003\u0004\u0014\0\0\0\b\0\0\0\0\0"), null },
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public void The_first_bytes_tell_the_container(string what, byte[] start, VideoContainer? expected)
    {
        Assert.True(start.Length <= ContainerSniffer.RequiredBytes, what);
        Assert.Equal(expected, ContainerSniffer.Sniff(start));
    }

    [Fact]
    public void Every_shorter_start_is_answered_without_an_exception()
    {
        foreach (var row in Starts)
        {
            var start = row.Data.Item2;
            for (var length = 0; length < start.Length; length++)
            {
                _ = ContainerSniffer.Sniff(start.AsSpan(0, length));
            }
        }

        Assert.Null(ContainerSniffer.Sniff([]));
    }

    [Fact]
    public void A_doctype_length_beyond_the_start_is_refused()
    {
        byte[] start = [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x01, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, (byte)'w'];

        Assert.Null(ContainerSniffer.Sniff(start));
    }

    [Theory]
    [InlineData(VideoContainer.Mp4, AcceptedTypes.Mp4)]
    [InlineData(VideoContainer.QuickTime, AcceptedTypes.Mov)]
    [InlineData(VideoContainer.WebM, AcceptedTypes.WebM)]
    [InlineData(VideoContainer.Avi, AcceptedTypes.Avi)]
    [InlineData(VideoContainer.Matroska, null)]
    public void A_container_has_the_type_that_assignments_accept(VideoContainer container, string? type) =>
        Assert.Equal(type, container.AcceptedType());

    private static byte[] Box(uint size, string type, string content) =>
        [(byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size, .. Bytes(type + content)];

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    // as Chromium's recorder writes it: size of 8 bytes, versions, then DocType
    private static byte[] Ebml(string docType) =>
    [
        0x1A, 0x45, 0xDF, 0xA3, 0x01, 0, 0, 0, 0, 0, 0, 0x1F,
        0x42, 0x86, 0x81, 1, 0x42, 0xF7, 0x81, 1, 0x42, 0xF2, 0x81, 4, 0x42, 0xF3, 0x81, 8,
        0x42, 0x82, (byte)(0x80 | docType.Length), .. Bytes(docType),
        0x42, 0x87, 0x81, 4,
    ];
}
