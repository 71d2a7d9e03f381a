using ClassCast.Backends.Embedded;
using ClassCast.Backends.Redis;

namespace ClassCast.Workers;

internal static class Backend
{
    /// <summary>The ports of the backend that <c>ClassCast:Backend</c> names; <c>Embedded</c> when it names none.</summary>
    public static void AddBackend(this WebApplicationBuilder builder)
    {
        var name = builder.Configuration["ClassCast:Backend"];
        if (!string.IsNullOrEmpty(name) && !name.Equals("Embedded", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"ClassCast__Backend is '{name}', which does not exist. Use Embedded, or leave it unset.");
        }

        builder.AddEmbeddedBackend();
        builder.AddRedisEventBus();
    }
}
