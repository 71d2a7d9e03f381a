using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ClassCast.Core.Diagnostics;

/// <summary>The one activity source and the one meter of the product; processes subscribe to both by this name.</summary>
public static class ClassCastTelemetry
{
    public const string Name = "ClassCast";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);
}
