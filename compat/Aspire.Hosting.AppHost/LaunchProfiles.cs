using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Finds the launch profile with which a project is run.</summary>
internal static class LaunchProfiles
{
    public static LaunchSettings? Read(IProjectMetadata project)
    {
        if (project.LaunchSettings is { } given)
            return given;
        var file = PathOf(project.ProjectPath);
        if (!File.Exists(file))
            return null;
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize(stream, LaunchSettingsJson.Default.LaunchSettings);
        }
        catch (JsonException broken)
        {
            throw new DistributedApplicationException($"{file} cannot be read: {broken.Message}", broken);
        }
    }

    public static string PathOf(string projectPath)
    {
        var directory = Directory.Exists(projectPath) ? projectPath : Path.GetDirectoryName(projectPath)!;
        return Path.Combine(directory, "Properties", "launchSettings.json");
    }

    /// <summary>The named profile; or the one with which the AppHost itself runs; or the first that runs the project.</summary>
    public static LaunchProfile? Select(LaunchSettings? settings, string? name, IConfiguration configuration, string projectPath)
    {
        if (name is not null)
        {
            return settings?.Profiles.GetValueOrDefault(name)
                ?? throw new DistributedApplicationException($"{PathOf(projectPath)} has no launch profile named '{name}'.");
        }
        if (configuration["DOTNET_LAUNCH_PROFILE"] is { } own && settings?.Profiles.GetValueOrDefault(own) is { } same)
            return same;
        return settings?.Profiles.Values.FirstOrDefault(profile => profile.CommandName == "Project");
    }
}

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(LaunchSettings))]
internal sealed partial class LaunchSettingsJson : JsonSerializerContext;
