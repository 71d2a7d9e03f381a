using ClassCast.Core.Videos;

namespace ClassCast.Core.Tests.Videos;

public sealed class FailureCodesTests
{
    [Fact]
    public void Every_code_has_a_sentence_of_its_own_that_ends_as_one()
    {
        var failures = FailureCodes.All.Select(FailureCodes.Failure).ToList();

        Assert.Equal(FailureCodes.All, failures.Select(failure => failure.Code));
        Assert.All(failures, failure => Assert.EndsWith(".", failure.Reason));
        Assert.Equal(failures.Count, failures.Select(failure => failure.Reason).Distinct().Count());
    }

    [Theory]
    [InlineData(FailureCodes.NotAVideo, false)]
    [InlineData(FailureCodes.Truncated, false)]
    [InlineData(FailureCodes.NoVideoStream, false)]
    [InlineData(FailureCodes.TooLong, false)]
    [InlineData(FailureCodes.UnsupportedCodec, false)]
    [InlineData(FailureCodes.StorageFull, true)]
    [InlineData(FailureCodes.ProcessingTimeout, true)]
    [InlineData(FailureCodes.ProcessingInterrupted, true)]
    [InlineData(FailureCodes.Internal, true)]
    public void Only_what_lies_with_the_server_can_be_retried_with_the_same_file(string code, bool retryable) =>
        Assert.Equal(retryable, FailureCodes.Failure(code).Retryable);

    [Fact]
    public void An_unknown_code_is_internal() => Assert.Equal(FailureCodes.Internal, FailureCodes.Failure("what").Code);

    [Fact]
    public void Too_long_names_the_rule()
    {
        var failure = FailureCodes.VideoTooLong(seconds: 125.4, maximumSeconds: 120);

        Assert.Contains("2:06 long", failure.Reason);
        Assert.Contains("at most 2:00", failure.Reason);
    }

    [Fact]
    public void Cut_short_names_both_lengths()
    {
        var failure = FailureCodes.CutShort(heldSeconds: 20, declaredSeconds: 3700);

        Assert.Contains("should be 1:01:40 long but ends after 0:20", failure.Reason);
        Assert.Equal(FailureCodes.Truncated, failure.Code);
    }
}
