using ClassCast.Backends.Embedded;
using ClassCast.Backends.Redis;

namespace ClassCast.Api.Http;

public static class BackendSetup
{
    public const string Key = "ClassCast:Backend";

    /// <summary>The one switch between the backends; everything else sees ports only.</summary>
    public static WebApplicationBuilder AddBackend(this WebApplicationBuilder builder)
    {
        var backend = builder.Configuration[Key] ?? "Embedded";
        if (!string.Equals(backend, "Embedded", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"{Key} is '{backend}'; this version knows only Embedded.");
        }

        builder.AddEmbeddedBackend();
        builder.AddRedisEventBus();
        return builder;
    }
}
