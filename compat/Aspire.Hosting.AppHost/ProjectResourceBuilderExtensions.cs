using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting;

public static class ProjectResourceBuilderExtensions
{
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() => Add(builder, name, new TProject(), new ProjectResourceOptions());

    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new() => Add(builder, name, new TProject(), OptionsFor(launchProfileName));

    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, Action<ProjectResourceOptions> configure) where TProject : IProjectMetadata, new()
    {
        var options = new ProjectResourceOptions();
        configure(options);
        return Add(builder, name, new TProject(), options);
    }

    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath) =>
        Add(builder, name, MetadataOf(builder, projectPath), new ProjectResourceOptions());

    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, string projectPath, string? launchProfileName) =>
        Add(builder, name, MetadataOf(builder, projectPath), OptionsFor(launchProfileName));

    /// <summary>Runs several instances behind the project's endpoints, which share incoming connections among them.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas) =>
        builder.WithAnnotation(new ReplicaAnnotation(replicas), ResourceAnnotationMutationBehavior.Replace);

    private static ProjectPathMetadata MetadataOf(IDistributedApplicationBuilder builder, string projectPath) =>
        new(Path.GetFullPath(projectPath, builder.AppHostDirectory));

    private static ProjectResourceOptions OptionsFor(string? launchProfileName) =>
        new() { LaunchProfileName = launchProfileName, ExcludeLaunchProfile = launchProfileName is null };

    private static IResourceBuilder<ProjectResource> Add(IDistributedApplicationBuilder builder, string name, IProjectMetadata metadata, ProjectResourceOptions options)
    {
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation(metadata);
        var profile = options.ExcludeLaunchProfile
            ? null
            : LaunchProfiles.Select(LaunchProfiles.Read(metadata), options.LaunchProfileName, builder.Configuration, metadata.ProjectPath);

        foreach (var url in (profile?.ApplicationUrl ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            AddEndpoint(project.Resource, BindingAddress(url, name));
        if (profile?.CommandLineArgs is { Length: > 0 } args)
            project.WithArgs(CommandLine.Split(args));
        return project
            .WithEnvironment(context =>
            {
                foreach (var (variable, value) in profile?.EnvironmentVariables ?? [])
                    context.EnvironmentVariables[variable] = value;
            })
            .WithEnvironment(context => ProjectDefaults.Apply(context, builder.Environment.EnvironmentName));
    }

    private static Uri BindingAddress(string url, string name) =>
        Uri.TryCreate(url.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal), UriKind.Absolute, out var address)
            ? address
            : throw new DistributedApplicationException($"Project '{name}': '{url}' in applicationUrl of its launch profile is no URL.");

    private static void AddEndpoint(ProjectResource project, Uri address)
    {
        var endpointName = address.Scheme;
        for (var number = 2; project.Annotations.OfType<EndpointAnnotation>().Any(e => e.Name == endpointName); number++)
            endpointName = address.Scheme + number;
        var port = address.Port == 0 ? (int?)null : address.Port;
        project.Annotations.Add(new EndpointAnnotation(ProtocolType.Tcp, address.Scheme, name: endpointName, port: port));
    }
}
