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
        services.AddSingleton(new AdditionalTables(IdentityTables.All));
        services.AddSingleton(provider => new TokenKeys(
            Path.Combine(provider.GetRequiredService<IOptions<EmbeddedOptions>>().Value.DataDirectory!, "keys", "token-signing.json"),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Passwords>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignUps>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<IIdentityProvider, EmbeddedIdentityProvider>();
        return services;
    }
}
