using ClassCast.Testing;
using ClassCast.Workers.Tests.Video;

namespace ClassCast.Workers.Tests;

public sealed class WorkerStartTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("ClassCast__Backend", "Punchcards", "ClassCast__Backend is 'Punchcards', which does not exist.")]
    [InlineData("ClassCast__DataDirectory", "", "Set ClassCast__DataDirectory")]
    [InlineData("ClassCast__Video__Concurrency", "-1", "ClassCast__Video__Concurrency must be between 0 and 64")]
    [InlineData("ClassCast__Notifications__DigestHour", "24", "ClassCast__Notifications__DigestHour must be between 0 and 23")]
    [InlineData("ClassCast__SiteUrl", "class.school.example", "ClassCast__SiteUrl must be the absolute http or https address")]
    public async Task A_setting_that_cannot_be_right_ends_the_start_with_its_name(string key, string value, string message)
    {
        using var worker = WorkerProcess.Start(directory.Path, (key, value));

        Assert.NotEqual(0, await worker.ExitCodeAsync(TestContext.Current.CancellationToken));
        Assert.Contains(message, worker.Output);
    }
}
