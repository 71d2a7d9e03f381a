using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Finds the assembly of a project, and builds the project first where building the AppHost did not.</summary>
internal sealed class ProjectLocator(ResourceLoggerService loggers) : IDisposable
{
    private const int ShownErrors = 10;

    // two builds at a time would write the same outputs
    private readonly SemaphoreSlim _oneBuild = new(1);

    /// <exception cref="DistributedApplicationException">There is nothing to run; the message says what to do.</exception>
    public async Task<string> FindAsync(IResource resource, IProjectMetadata project, CancellationToken cancellationToken)
    {
        if (!File.Exists(project.ProjectPath))
            throw new DistributedApplicationException($"The project file {project.ProjectPath} does not exist.");
        if (!project.SuppressBuild)
            await BuildAsync(resource, project.ProjectPath, cancellationToken);
        var target = project is IProjectOutput output
            ? output.TargetPath
            : await RunAsync(["msbuild", project.ProjectPath, "-getProperty:TargetPath", "-nologo"], project.ProjectPath, cancellationToken) switch
            {
                (0, var lines) => string.Concat(lines).Trim(),
                (_, var lines) => throw new DistributedApplicationException($"MSBuild does not know the output of {project.ProjectPath}: {string.Join(' ', lines)}"),
            };
        return File.Exists(target)
            ? target
            : throw new DistributedApplicationException($"{target} does not exist. Build it with: dotnet build {project.ProjectPath}");
    }

    public void Dispose() => _oneBuild.Dispose();

    private async Task BuildAsync(IResource resource, string projectPath, CancellationToken cancellationToken)
    {
        await _oneBuild.WaitAsync(cancellationToken);
        try
        {
            var (exitCode, lines) = await RunAsync(["build", projectPath, "-nologo", "-v:quiet", "-nodeReuse:false"], projectPath, cancellationToken);
            if (exitCode == 0)
                return;
            foreach (var line in lines)
                loggers.Append(resource.Name, line, isError: true);
            var errors = lines.Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Take(ShownErrors);
            throw new DistributedApplicationException($"{projectPath} does not build:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}");
        }
        finally
        {
            _oneBuild.Release();
        }
    }

    private static async Task<(int ExitCode, List<string> Lines)> RunAsync(string[] args, string projectPath, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Tools.DotNet, args)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(projectPath)!,
        };
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
                lines.Add(line);
            lines.AddRange((await error).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, lines);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
