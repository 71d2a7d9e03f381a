using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.Orchestrator;

/// <summary>What makes it impossible to go on ends the AppHost with exit code 1 and a message that names the resource.</summary>
public sealed class FailureTests
{
    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_port_that_is_taken_is_named_with_its_resource()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var output = await FailAsync($"--port={port}");

        Assert.Contains($"resource 'api' failed to start. Port {port} of its endpoint 'http' is already in use", output, StringComparison.Ordinal);
        Assert.Contains("launchSettings.json", output, StringComparison.Ordinal);
    }

    [Theory(Timeout = Fixture.Timeout)]
    [InlineData("no-such-program", "The program 'no-such-program' was not found on PATH")]
    [InlineData("/no/such/program", "The program '/no/such/program' was not found")]
    public async Task A_missing_program_is_named_with_its_resource(string program, string message)
    {
        var output = await FailAsync($"--tool={program}");

        Assert.Contains($"resource 'tool' failed to start. {message}", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_project_that_crashes_at_start_is_named_with_its_exit_code_after_its_own_words()
    {
        var output = await FailAsync("--api:CRASH=3");

        Assert.Contains("api | it went wrong on purpose", output, StringComparison.Ordinal);
        Assert.Contains("resource 'api' ended with exit code 3 before it was ready", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_health_check_that_never_passes_is_named_with_what_it_answers()
    {
        var output = await FailAsync("--api:HEALTHY_WHEN=/no/such/file", "--Orchestrator:HealthTimeoutSeconds=3");

        Assert.Contains("resource 'api' was not healthy within 3 s: GET http://localhost:", output, StringComparison.Ordinal);
        Assert.Contains("answers 503 instead of 200: still warming up", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_project_that_does_not_build_fails_with_the_compiler_s_words()
    {
        using var directory = new TempDirectory();
        await File.WriteAllTextAsync(directory.File("Broken.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """, Fixture.Cancellation);
        await File.WriteAllTextAsync(directory.File("Program.cs"), "this is no program", Fixture.Cancellation);
        await using var builder = Fixture.NewApplication();
        builder.AddProject("broken", directory.File("Broken.csproj"));
        await using var app = await builder.StartAsync();

        await app.ResourceNotifications.WaitForResourceAsync("broken", KnownResourceStates.FailedToStart, Fixture.Cancellation);

        Assert.Contains("Broken.csproj does not build", await app.LogLineAsync("broken", "Failed to start"), StringComparison.Ordinal);
        Assert.Contains("Program.cs(1,", await app.LogLineAsync("broken", "error CS"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_project_that_was_not_built_says_how_to_build_it()
    {
        await using var builder = Fixture.NewApplication();
        builder.AddProject<NeverBuilt>("api");
        await using var app = await builder.StartAsync();

        var line = await app.LogLineAsync("api", "Failed to start");

        Assert.Contains("/no/such.dll does not exist. Build it with: dotnet build", line, StringComparison.Ordinal);
    }

    private static async Task<string> FailAsync(params string[] args)
    {
        await using var host = AppHostProcess.Start(args);
        Assert.Equal(1, await host.ExitCodeAsync());
        Assert.DoesNotContain("READY", host.Output, StringComparison.Ordinal);
        return host.Output;
    }

    private sealed class NeverBuilt : IProjectOutput
    {
        public string ProjectPath => new Projects.Fixture_Service().ProjectPath;

        public string TargetPath => "/no/such.dll";

        public bool SuppressBuild => true;
    }
}
