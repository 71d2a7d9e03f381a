namespace Aspire.Hosting;

public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }

    public string? AssemblyName { get; set; }

    public string? ProjectDirectory { get; set; }

    public bool DisableDashboard { get; set; }

    /// <summary>Prints the console logs of the resources. Always on when the AppHost is run by itself.</summary>
    public bool EnableResourceLogging { get; set; }

    /// <summary>Set by the testing builder: whoever tests decides what a failure means, and the console is theirs.</summary>
    internal bool IsUnderTest { get; set; }
}
