using Amazon.CognitoIdentityProvider;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Core.Identity;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Aws.Identity;

internal static class IdentityServiceExtensions
{
    /// <summary><see cref="IIdentityProvider"/> over <see cref="ITableStore"/> and a user pool of Cognito.</summary>
    public static IServiceCollection AddAwsIdentity(this IServiceCollection services)
    {
        services.AddOptions<AwsIdentityOptions>()
            .BindConfiguration(AwsIdentityOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IAmazonCognitoIdentityProvider>(provider =>
            new AmazonCognitoIdentityProviderClient(provider.GetRequiredService<AwsClients>().Configure(new AmazonCognitoIdentityProviderConfig())));
        services.AddHttpClient(PoolKeys.HttpClientName);
        services.AddSingleton<UserPool>();
        services.AddSingleton<PoolKeys>();
        services.AddSingleton<PoolUsers>();
        services.AddSingleton<ICredentialAuthority, CognitoCredentials>();
        services.AddSingleton(provider => new IdentitySettings(provider.GetRequiredService<IOptions<AwsIdentityOptions>>().Value.FailuresPerAddress));
        services.AddSingleton<IIdentityObserver, IdentityLog>();
        services.AddSingleton<IIdentityProvider, IdentityProvider>();
        services.AddSingleton<IAwsStartupCheck, UserPoolCheck>();
        services.AddHostedService<UnfollowedSweeper>();
        return services;
    }
}
