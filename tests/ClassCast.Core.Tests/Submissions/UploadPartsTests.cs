using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;

namespace ClassCast.Core.Tests.Submissions;

public sealed class UploadPartsTests
{
    private const long Part = UploadParts.PartBytes;
    private const long TwoGigabytes = 2L * 1024 * 1024 * 1024;

    [Theory]
    [InlineData(1L, 1)]
    [InlineData(Part, 1)]
    [InlineData(Part + 1, 2)]
    [InlineData(TwoGigabytes, 256)]
    [InlineData(null, 256)] // unknown while recording: as many as the limit allows
    public void Count_covers_the_announced_size(long? announced, int expected) =>
        Assert.Equal(expected, UploadParts.Count(announced, TwoGigabytes));

    [Theory]
    [InlineData(1, (2 * Part) + 10, Part)]
    [InlineData(3, (2 * Part) + 10, 10L)]
    [InlineData(2, 2 * Part, Part)]
    [InlineData(1, 1L, 1L)]
    [InlineData(256, null, Part)]
    public void A_part_is_full_but_for_the_last_of_an_announced_size(int number, long? announced, long expected) =>
        Assert.Equal(expected, UploadParts.Length(number, announced, TwoGigabytes));

    [Fact]
    public void Every_part_but_the_last_is_as_large_as_the_store_asks_and_a_whole_upload_stays_below_its_count()
    {
        Assert.True(Part >= BlobLimits.MinimumPartBytes);
        Assert.True(UploadParts.Count(null, TwoGigabytes) <= BlobLimits.MaximumParts);
    }

    [Fact]
    public void Next_of_a_file_leaves_out_what_is_there() =>
        Assert.Equal([1, 4], UploadParts.Next([2, 3], 4 * Part, TwoGigabytes));

    [Fact]
    public void Next_of_a_large_file_is_one_batch() =>
        Assert.Equal(Enumerable.Range(1, UploadParts.MaximumBatch), UploadParts.Next([], TwoGigabytes, TwoGigabytes));

    [Fact]
    public void Next_of_a_recording_is_a_small_batch_after_what_is_there() =>
        Assert.Equal(Enumerable.Range(3, UploadParts.RecordingBatch), UploadParts.Next([1, 2], null, TwoGigabytes));

    public static TheoryData<long[], int[], int[]> Uploads => new()
    {
        { [], [], [1] },
        { [12], [1], [] },
        { [Part, 12], [1, 2], [] },
        { [Part, 12], [1, 3], [2] },
        { [12], [3], [1, 2] },
        { [Part - 1, 12], [1, 2], [1] },
        { [Part, Part], [1, 2], [] },
    };

    [Theory]
    [MemberData(nameof(Uploads))]
    public void Broken_names_gaps_and_parts_that_are_not_full(long[] lengths, int[] numbers, int[] broken)
    {
        var uploaded = numbers.Zip(lengths, (number, length) => new UploadedPart(number, "\"x\"", length)).ToList();

        Assert.Equal(broken, UploadParts.Broken(uploaded));
    }
}
