using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ClassCast.Workers.Video;

/// <summary>Where ffmpeg and ffprobe are. Looked up each time, so that installing them helps without a restart.</summary>
public sealed class MediaTools(IOptions<VideoWorkerOptions> options)
{
    public string? Ffmpeg => Find(options.Value.Ffmpeg);

    public string? Ffprobe => Find(options.Value.Ffprobe);

    /// <summary>Null when both are there, otherwise what to do.</summary>
    public string? Problem
    {
        get
        {
            string[] missing = [.. from tool in ((string, string?)[])[(options.Value.Ffmpeg, Ffmpeg), (options.Value.Ffprobe, Ffprobe)] where tool.Item2 is null select tool.Item1];
            return missing.Length == 0
                ? null
                : $"{string.Join(" and ", missing)} not found: uploaded videos wait until it is installed (for example: sudo apt-get install ffmpeg, or brew install ffmpeg).";
        }
    }

    private static string? Find(string name)
    {
        if (name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return File.Exists(name) ? Path.GetFullPath(name) : null;
        }

        var fileName = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, fileName))
            .FirstOrDefault(File.Exists);
    }
}

/// <summary>Without ffmpeg the classroom works, but no video gets ready: degraded, with the way out in the description.</summary>
public sealed class MediaToolsHealthCheck(MediaTools tools) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(tools.Problem is { } problem ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Healthy());
}
