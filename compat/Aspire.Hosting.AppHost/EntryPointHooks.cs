using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>
/// How Aspire.Hosting.Testing takes part in an AppHost whose entry point it runs: flows with the entry point's execution,
/// so that several can run at the same time.
/// </summary>
internal sealed class EntryPointHooks
{
    private static readonly AsyncLocal<EntryPointHooks?> CurrentHooks = new();

    public static EntryPointHooks? Current
    {
        get => CurrentHooks.Value;
        set => CurrentHooks.Value = value;
    }

    public required Assembly Assembly { get; init; }

    public required Action<DistributedApplicationOptions, HostApplicationBuilderSettings> Creating { get; init; }

    /// <summary>Called by Build before it builds; returns when the test wants it to.</summary>
    public required Action<DistributedApplicationBuilder> Building { get; init; }

    public required Action<DistributedApplication> Built { get; init; }
}
