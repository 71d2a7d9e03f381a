using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>What every .NET project is told unless its launch profile or the AppHost says otherwise.</summary>
internal static class ProjectDefaults
{
    public static void Apply(EnvironmentCallbackContext context, string environmentName)
    {
        var variables = context.EnvironmentVariables;
        variables.TryAdd("DOTNET_ENVIRONMENT", variables.GetValueOrDefault("ASPNETCORE_ENVIRONMENT", environmentName));
        // one line per entry, without colours, so that the logs of several processes can be read in one terminal
        variables.TryAdd("LOGGING__CONSOLE__FORMATTERNAME", "simple");
        variables.TryAdd("LOGGING__CONSOLE__FORMATTEROPTIONS__SINGLELINE", "true");
    }
}
