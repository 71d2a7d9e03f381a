using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Video;

/// <summary>A shell script in place of ffmpeg that misbehaves a number of times and then becomes the real one.</summary>
internal sealed class FakeTool : IDisposable
{
    private readonly TempDirectory directory = new();

    private FakeTool()
    {
    }

    public string Path => directory.File("ffmpeg");

    private string Calls => directory.File("calls");

    /// <summary>How often it was started to transcode.</summary>
    public int TimesCalled => File.Exists(Calls) ? File.ReadAllLines(Calls).Length : 0;

    /// <param name="times">After so many transcodes it behaves.</param>
    /// <param name="misbehave">Shell commands; <c>$0.pid</c> and so on are names of its own.</param>
    public static FakeTool Misbehaving(int times, string misbehave)
    {
        var tool = new FakeTool();
        var script = $"""
            #!/bin/sh
            case "$*" in *filter_complex*) ;; *) exec "{RequiredTool.Require("ffmpeg")}" "$@" ;; esac
            echo called >> "{tool.Calls}"
            if [ "$(wc -l < "{tool.Calls}")" -le {times} ]; then
            {misbehave}
            fi
            exec "{RequiredTool.Require("ffmpeg")}" "$@"
            """;
        File.WriteAllText(tool.Path, script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return tool;
    }

    public void Dispose() => directory.Dispose();
}
