using System.ComponentModel.DataAnnotations;

namespace ClassCast.Workers.Video;

/// <summary>Configuration section <c>ClassCast:Video</c>.</summary>
public sealed class VideoWorkerOptions
{
    public const string Section = "ClassCast:Video";

    /// <summary>Videos processed at the same time in this process; 0: half of the cores, at least one.</summary>
    [Range(0, 64, ErrorMessage = "ClassCast__Video__Concurrency must be between {1} and {2}.")]
    public int Concurrency { get; set; }

    /// <summary>Threads of one ffmpeg; 0: the cores shared by <see cref="Concurrency"/>.</summary>
    [Range(0, 64, ErrorMessage = "ClassCast__Video__Threads must be between {1} and {2}.")]
    public int Threads { get; set; }

    /// <summary>Name on PATH, or a path.</summary>
    [Required(ErrorMessage = "ClassCast__Video__Ffmpeg must name a program.")]
    public string Ffmpeg { get; set; } = "ffmpeg";

    /// <summary>Name on PATH, or a path.</summary>
    [Required(ErrorMessage = "ClassCast__Video__Ffprobe must name a program.")]
    public string Ffprobe { get; set; } = "ffprobe";

    /// <summary>Where jobs keep their folders; null: beside the stored files, so that finished ones are moved and not copied.</summary>
    public string? TemporaryDirectory { get; set; }

    /// <summary>Whatever the length, one run of ffmpeg may take so long …</summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00", ErrorMessage = "ClassCast__Video__MinimumTimeLimit must be between {1} and {2}.")]
    public TimeSpan MinimumTimeLimit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>… and for a long video so many times its length.</summary>
    [Range(1, 200, ErrorMessage = "ClassCast__Video__TimeLimitFactor must be between {1} and {2}.")]
    public int TimeLimitFactor { get; set; } = 20;

    /// <summary>Before the second attempt; doubled before each later one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:07:00", ErrorMessage = "ClassCast__Video__RetryDelay must be between {1} and {2}.")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    public int EffectiveConcurrency => Concurrency > 0 ? Concurrency : Math.Max(1, Environment.ProcessorCount / 2);

    public int EffectiveThreads => Threads > 0 ? Threads : Math.Max(1, Environment.ProcessorCount / EffectiveConcurrency);
}
