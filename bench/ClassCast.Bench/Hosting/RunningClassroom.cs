using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using ClassCast.Bench.Data;
using ClassCast.Bench.Runner;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClassCast.Bench.Hosting;

/// <summary>The whole application, as its AppHost composes it, on ports of its own and without a dashboard.</summary>
internal sealed class RunningClassroom(DistributedApplication application, TimeSpan startTime) : IAsyncDisposable
{
    public const string Password = "Classroom-1!";

    private static readonly string[] Resources = ["api", "workers", "web"];

    // one machine plays a whole school: what keeps single people from asking too much must not be what is measured
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        // both: a launch profile names the first, and of two that differ the second counts
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["ClassCast__RateLimits__AccountPerMinute"] = "1000000",
        ["ClassCast__RateLimits__AddressPerMinute"] = "1000000",
        ["ClassCast__RateLimits__WritesPerMinute"] = "1000000",
        ["ClassCast__Identity__PasswordIterations"] = OpenBackend.PasswordIterations,
        ["ClassCast__Identity__FailuresPerAddress"] = "1000",
        ["Logging__LogLevel__Default"] = "Warning",
    };

    /// <summary>From the start to every resource healthy.</summary>
    public TimeSpan StartTime { get; } = startTime;

    public static Task<RunningClassroom> StartDemoAsync(string dataDirectory, CancellationToken cancellationToken) =>
        StartAsync(["--seed", "demo", $"--Parameters:data-directory={dataDirectory}", $"--Parameters:demo-password={Password}"], [], cancellationToken);

    /// <summary>On seeded data, in the production environment, with limits that hundreds of people behind one address stay under.</summary>
    public static Task<RunningClassroom> StartAsync(string dataDirectory, CancellationToken cancellationToken) =>
        StartAsync([$"--Parameters:data-directory={dataDirectory}"], Settings, cancellationToken);

    public HttpClient CreateClient(string resource) => application.CreateHttpClient(resource);

    public Uri AddressOf(string resource) => application.GetEndpoint(resource);

    /// <summary>The operating system's id of the process of a resource.</summary>
    public async Task<int> ProcessIdAsync(string resource, CancellationToken cancellationToken)
    {
        var found = await application.ResourceNotifications.WaitForResourceAsync(resource, known => ProcessIdOf(known) is not null, cancellationToken);
        return ProcessIdOf(found)!.Value;
    }

    public async Task<double> ProcessorSecondsAsync(CancellationToken cancellationToken, params IReadOnlyList<string> resources)
    {
        var seconds = 0.0;
        foreach (var resource in resources)
        {
            seconds += ProcessorTime.OfTree(await ProcessIdAsync(resource, cancellationToken));
        }

        return seconds;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static async Task<RunningClassroom> StartAsync(string[] arguments, Dictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ClassCast_AppHost>(arguments, cancellationToken);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error));
        foreach (var project in builder.Resources.OfType<ProjectResource>())
        {
            var resource = builder.CreateResourceBuilder(project);
            foreach (var (key, value) in settings)
            {
                resource.WithEnvironment(key, value);
            }
        }

        var application = await builder.BuildAsync(cancellationToken);
        try
        {
            await application.StartAsync(cancellationToken);
            foreach (var name in Resources)
            {
                await application.ResourceNotifications.WaitForResourceHealthyAsync(name, cancellationToken);
            }

            return new RunningClassroom(application, watch.Elapsed);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    private static int? ProcessIdOf(ResourceEvent known) =>
        known.Snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value is { } value
        && int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
