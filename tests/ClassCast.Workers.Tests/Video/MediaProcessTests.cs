using System.Diagnostics;
using System.Globalization;
using ClassCast.Testing;
using ClassCast.Workers.Video;

namespace ClassCast.Workers.Tests.Video;

public sealed class MediaProcessTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Lines_exit_code_errors_and_cpu_time_are_reported()
    {
        List<string> lines = [];

        var result = await RunAsync("echo one; echo two; echo trouble >&2; i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; exit 7", onLine: lines.Add);

        Assert.Equal(["one", "two"], lines);
        Assert.Equal((7, "trouble", false), (result.ExitCode, result.Errors, result.TimedOut));
        Assert.True(result.CpuTime > TimeSpan.Zero);
    }

    [Fact]
    public async Task Floods_on_both_pipes_neither_block_nor_pile_up()
    {
        var lines = 0;

        var result = await RunAsync("seq 1 100000; seq 1 100000 >&2", onLine: _ => lines++);

        Assert.Equal(100_000, lines);
        Assert.StartsWith("1\n2\n", result.Errors);
        Assert.EndsWith("\n100000", result.Errors);
        Assert.True(result.Errors.Length < 20_000);
    }

    [Fact]
    public async Task Standard_input_is_empty() => Assert.Equal(0, (await RunAsync("read -r line && exit 5; exit 0")).ExitCode);

    [Fact]
    public async Task Cancelling_kills_the_whole_tree()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var pids = new List<int>();

        var run = RunAsync(
            "sleep 300 & echo $!; echo $$; wait",
            onLine: line =>
            {
                pids.Add(int.Parse(line, CultureInfo.InvariantCulture));
                if (pids.Count == 2)
                {
                    cancel.CancelAfter(TimeSpan.Zero);
                }
            },
            cancellationToken: cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Eventually.TrueAsync("all are gone", () => Task.FromResult(pids.TrueForAll(IsGone)), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_time_limit_kills_it()
    {
        var result = await RunAsync("sleep 300", limit: TimeSpan.FromMilliseconds(300));

        Assert.True(result.TimedOut);
        Assert.NotEqual(0, result.ExitCode);
    }

    [Fact]
    public async Task A_program_killed_by_a_signal_says_so() => Assert.Equal(128 + 9, (await RunAsync("kill -KILL $$")).ExitCode);

    [Fact]
    public async Task Arguments_are_passed_as_they_are()
    {
        List<string> lines = [];
        var start = new MediaProcessStart(RequiredTool.Require("printf"), ["%s\n", "a b", "$(id)", "'\"", "*"], directory.Path, TimeSpan.FromMinutes(1)) { OnLine = lines.Add };

        await new MediaProcess(TimeProvider.System).RunAsync(start, TestContext.Current.CancellationToken);

        Assert.Equal(["a b", "$(id)", "'\"", "*"], lines);
    }

    private Task<MediaProcessResult> RunAsync(
        string script, Action<string>? onLine = null, TimeSpan? limit = null, CancellationToken? cancellationToken = null) =>
        new MediaProcess(TimeProvider.System).RunAsync(
            new MediaProcessStart(RequiredTool.Require("sh"), ["-c", script], directory.Path, limit ?? TimeSpan.FromMinutes(1)) { OnLine = onLine },
            cancellationToken ?? TestContext.Current.CancellationToken);

    private static bool IsGone(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
