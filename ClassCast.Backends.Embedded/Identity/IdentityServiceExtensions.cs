using ClassCast.Core.Identity;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Embedded.Identity;

public static class IdentityServiceExtensions
{
    /// <summary><see cref="IIdentityProvider"/> over <see cref="ITableStore"/>; the keys lie in the data directory, readable by its owner only.</summary>
    public static IServiceCollection AddEmbeddedIdentity(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<EmbeddedIdentityOptions>()
            .BindConfiguration(EmbeddedIdentityOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(new AdditionalTables(EmbeddedIdentityTables.All));
        services.AddSingleton(provider => new TokenKeys(
            Path.Combine(provider.GetRequiredService<IOptions<EmbeddedOptions>>().Value.DataDirectory!, "keys", "token-signing.json"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PasswordHashes>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<ICredentialAuthority, EmbeddedCredentials>();
        services.AddSingleton(provider => new IdentitySettings(provider.GetRequiredService<IOptions<EmbeddedIdentityOptions>>().Value.FailuresPerAddress));
        services.AddSingleton<IIdentityObserver, IdentityLog>();
        services.AddSingleton<IIdentityProvider, IdentityProvider>();
        return services;
    }
}
