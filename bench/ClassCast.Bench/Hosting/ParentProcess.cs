namespace ClassCast.Bench.Hosting;

/// <summary>For the processes that this program starts of itself: they hold its pipe as standard input, which ends with it, however it ends.</summary>
internal static class ParentProcess
{
    public static async Task EndedAsync()
    {
        // not Console.In, whose asynchronous reads block
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(Stream.Null, CancellationToken.None);
    }
}
