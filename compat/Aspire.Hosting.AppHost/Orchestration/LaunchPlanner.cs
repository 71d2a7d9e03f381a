using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Turns a resource into the command that runs it.</summary>
internal sealed class LaunchPlanner(ProjectLocator projects, InstanceEnvironment environment)
{
    /// <summary>The command, and of its variables those that the resource was given.</summary>
    /// <exception cref="DistributedApplicationException">There is nothing to run; the message says what to do.</exception>
    public async Task<(LaunchSpec Spec, Dictionary<string, string> OwnVariables)> PlanAsync(
        IResource resource, int instance, EndpointPlan[] endpoints, CancellationToken cancellationToken)
    {
        var args = await InstanceEnvironment.ArgsAsync(resource, cancellationToken);
        var variables = await environment.VariablesAsync(resource, instance, endpoints, cancellationToken);
        var inherited = InstanceEnvironment.WithInherited(variables);
        if (resource.TryGetLastAnnotation<IProjectMetadata>(out var project))
        {
            var target = await projects.FindAsync(resource, project, cancellationToken);
            return (new LaunchSpec(Tools.DotNet, Path.GetDirectoryName(project.ProjectPath)!, ["exec", target, .. args], inherited), variables);
        }
        var executable = resource.Annotations.OfType<ExecutableAnnotation>().Last();
        if (!Directory.Exists(executable.WorkingDirectory))
            throw new DistributedApplicationException($"Its working directory {executable.WorkingDirectory} does not exist.");
        var program = Tools.Find(executable.Command, executable.WorkingDirectory)
            ?? throw new DistributedApplicationException(
                $"The program '{executable.Command}' was not found{(executable.Command.Contains('/', StringComparison.Ordinal) ? "" : " on PATH")} or is not executable. Install it, or correct the command in the AppHost.");
        return (new LaunchSpec(program, executable.WorkingDirectory, args, inherited), variables);
    }
}
