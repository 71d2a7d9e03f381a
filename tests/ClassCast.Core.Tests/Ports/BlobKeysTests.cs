using ClassCast.Core.Ports;

namespace ClassCast.Core.Tests.Ports;

public sealed class BlobKeysTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("students/0198/clip_1-2.mp4")]
    [InlineData("a/b/c/d/e")]
    [InlineData("..a/b..")]
    public void A_name_of_plain_segments_is_valid(string name) => Assert.True(BlobKeys.IsValid(new BlobKey(Buckets.Videos, name)));

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a%2fb")]
    [InlineData("a@1")]
    [InlineData("ä")]
    [InlineData("a\0")]
    public void Any_other_name_is_refused(string name)
    {
        var key = new BlobKey(Buckets.Videos, name);

        Assert.False(BlobKeys.IsValid(key));
        Assert.Throws<ArgumentException>(() => BlobKeys.Validate(key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Videos")]
    [InlineData("..")]
    [InlineData(".scratch")]
    public void Any_other_bucket_is_refused(string bucket) => Assert.False(BlobKeys.IsValid(new BlobKey(bucket, "a")));

    [Fact]
    public void Names_and_segments_have_a_longest()
    {
        var segment = new string('x', BlobKeys.MaximumSegmentLength);

        Assert.True(BlobKeys.IsValid(new BlobKey(Buckets.Videos, segment)));
        Assert.False(BlobKeys.IsValid(new BlobKey(Buckets.Videos, segment + "x")));
        Assert.False(BlobKeys.IsValid(new BlobKey(Buckets.Videos, string.Join('/', Enumerable.Repeat(segment, 5)))));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("students/", true)]
    [InlineData("students/01", true)]
    [InlineData("../", false)]
    [InlineData("a/../b", false)]
    [InlineData("/a", false)]
    [InlineData("a*", false)]
    public void A_prefix_is_what_a_name_can_begin_with(string prefix, bool valid) => Assert.Equal(valid, BlobKeys.IsPrefix(prefix));
}
