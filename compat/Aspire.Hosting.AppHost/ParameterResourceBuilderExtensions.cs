using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    /// <summary>The value is configuration key <c>Parameters:name</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddParameterFromConfiguration(name, $"Parameters:{name}", secret);

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddParameter(name, () => value, publishValueAsDefault, secret);

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false)
    {
        // a published value matters only to a manifest, which is not written here
        _ = publishValueAsDefault;
        return builder.AddResource(new ParameterResource(name, _ => valueGetter(), secret));
    }

    /// <summary>The value is configuration key <c>Parameters:name</c>, or else the default's.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        if (persist)
            throw new DistributedApplicationException($"Parameter '{name}': generated values are not persisted here; give Parameters:{name} instead.");
        var parameter = new ParameterResource(name, fallback => builder.Configuration[$"Parameters:{name}"] ?? fallback!.GetDefaultValue(), secret) { Default = value };
        return builder.AddResource(parameter);
    }

    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(
        this IDistributedApplicationBuilder builder, string name, string configurationKey, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => Required(builder.Configuration, "Parameter", name, configurationKey), secret));

    public static IResourceBuilder<ParameterResource> WithDescription(
        this IResourceBuilder<ParameterResource> builder, string description, bool enableMarkdown = false)
    {
        _ = enableMarkdown;
        builder.Resource.Description = description;
        return builder;
    }

    /// <summary>The connection string is configuration key <c>ConnectionStrings:name</c>.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(
        this IDistributedApplicationBuilder builder, string name, string? environmentVariableName = null)
    {
        var value = new ParameterResource(name, _ => Required(builder.Configuration, "Connection string", name, $"ConnectionStrings:{name}"), secret: true);
        return builder.AddResource(new ConfiguredConnectionString(name, value, environmentVariableName));
    }

    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(
        this IDistributedApplicationBuilder builder, string name, ReferenceExpression connectionStringExpression) =>
        builder.AddResource(new ConnectionStringResource(name, connectionStringExpression));

    /// <summary>A random password for this run, unless configuration gives <c>Parameters:name</c>.</summary>
    public static ParameterResource CreateDefaultPasswordParameter(IDistributedApplicationBuilder builder, string name) =>
        new(name, fallback => builder.Configuration[$"Parameters:{name}"] ?? fallback!.GetDefaultValue(), secret: true) { Default = new RandomPassword() };

    private static string Required(ConfigurationManager configuration, string what, string name, string key) =>
        configuration[key] ?? throw new DistributedApplicationException(
            $"{what} '{name}' has no value. Set configuration key '{key}': in appsettings.json of the AppHost, as environment variable "
            + $"{key.Replace(":", "__", StringComparison.Ordinal)}, or as argument --{key}=value.");

    private sealed class RandomPassword : ParameterDefault
    {
        private const int Length = 22;
        private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

        public override string GetDefaultValue() => RandomNumberGenerator.GetString(Alphabet, Length);
    }
}
