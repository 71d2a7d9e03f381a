using ClassCast.Core.Videos.Processing;

namespace ClassCast.Core.Tests.Videos;

/// <summary>What ffprobe 5.1 said, with the arguments of <see cref="FfmpegArguments.Probe"/>, about files made for this: Probes/*.json.</summary>
internal static class ProbeFixture
{
    public static MediaProbe Read(string name) =>
        FfprobeReport.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Videos", "Probes", name + ".json")));
}
