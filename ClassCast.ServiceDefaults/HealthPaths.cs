using Microsoft.AspNetCore.Http;

namespace ClassCast.ServiceDefaults;

internal static class HealthPaths
{
    public const string Health = "/health";
    public const string Alive = "/alive";

    public static bool IsProbe(PathString path) =>
        path.Equals(Health, StringComparison.OrdinalIgnoreCase) || path.Equals(Alive, StringComparison.OrdinalIgnoreCase);
}
