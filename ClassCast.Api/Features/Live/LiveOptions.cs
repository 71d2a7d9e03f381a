using System.ComponentModel.DataAnnotations;

namespace ClassCast.Api.Features.Live;

/// <summary>Section <c>ClassCast:Live</c>.</summary>
public sealed class LiveOptions
{
    public const string Section = "ClassCast:Live";

    /// <summary>Origins, such as <c>https://classroom.example.edu</c>, whose pages may open a socket here directly; the Api's own is always allowed.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Open pages of one person, over all processes.</summary>
    [Range(1, 1000)]
    public int MaximumSocketsPerUser { get; set; } = 10;

    /// <summary>Events that wait for a slow socket before it is dropped.</summary>
    [Range(1, 100_000)]
    public int BufferedEvents { get; set; } = 256;

    /// <summary>After how much silence the peer is asked for a sign of life, and how long it has to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(20);
}
