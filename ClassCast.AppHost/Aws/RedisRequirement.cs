namespace ClassCast.AppHost.Aws;

internal static class RedisRequirement
{
    /// <summary>Ends the start with a sentence, where the service would end with an exception.</summary>
    public static IResourceBuilder<ProjectResource> RequiresRedis(this IResourceBuilder<ProjectResource> service) => service.WithEnvironment(context =>
    {
        if (!context.EnvironmentVariables.ContainsKey("ConnectionStrings__cache"))
        {
            throw new DistributedApplicationException(
                "With --backend Aws live events travel through Redis, and redis-server is not on PATH. Install it (`./classcast doctor` names the command), "
                + "or leave --backend out for the classroom on this machine.");
        }
    });
}
