using Amazon.SimpleEmailV2;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClassCast.Backends.Aws.Email;

internal static class AwsEmailExtensions
{
    /// <summary><see cref="IEmailSender"/> on SES, unless another is there already.</summary>
    public static IServiceCollection AddAwsEmail(this IServiceCollection services)
    {
        services.AddOptions<AwsEmailOptions>().BindConfiguration(AwsEmailOptions.Section);
        services.AddSingleton<IAmazonSimpleEmailServiceV2>(provider =>
            new AmazonSimpleEmailServiceV2Client(provider.GetRequiredService<AwsClients>().Configure(new AmazonSimpleEmailServiceV2Config())));
        services.TryAddSingleton<IEmailSender, AwsEmailSender>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAwsStartupCheck, EmailCheck>());
        return services;
    }
}
