using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClassCast.Bench;

/// <summary>The whole application with the demo classroom, as its AppHost composes it.</summary>
internal sealed class RunningClassroom(DistributedApplication application, TimeSpan startTime) : IAsyncDisposable
{
    public const string Password = "Classroom-1!";

    private static readonly string[] Resources = ["api", "workers", "web"];

    /// <summary>From the start to every resource healthy.</summary>
    public TimeSpan StartTime { get; } = startTime;

    public static async Task<RunningClassroom> StartAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ClassCast_AppHost>(
            ["--seed", "demo", $"--Parameters:data-directory={dataDirectory}", $"--Parameters:demo-password={Password}"], cancellationToken);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        var application = await builder.BuildAsync(cancellationToken);
        await application.StartAsync(cancellationToken);
        foreach (var name in Resources)
        {
            await application.ResourceNotifications.WaitForResourceHealthyAsync(name, cancellationToken);
        }

        return new RunningClassroom(application, watch.Elapsed);
    }

    public HttpClient CreateClient(string resource) => application.CreateHttpClient(resource);

    /// <summary>The operating system's id of the process of a resource.</summary>
    public async Task<int> ProcessIdAsync(string resource, CancellationToken cancellationToken)
    {
        var found = await application.ResourceNotifications.WaitForResourceAsync(resource, known => ProcessIdOf(known) is not null, cancellationToken);
        return ProcessIdOf(found)!.Value;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static int? ProcessIdOf(ResourceEvent known) =>
        known.Snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value is { } value
        && int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
