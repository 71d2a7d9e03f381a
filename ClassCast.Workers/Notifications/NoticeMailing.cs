using ClassCast.Core.Http;
using ClassCast.Core.Notifications;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClassCast.Workers.Notifications;

public static class NoticeMailing
{
    /// <summary>Mail with notices, configured by sections <c>ClassCast:Notifications</c> and <c>ClassCast</c>; needs the ports of a backend.</summary>
    public static IServiceCollection AddNoticeMailing(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).Validate(site => site.IsValid, SiteOptions.Invalid).ValidateOnStart();
        services.AddOptions<NoticeMailOptions>().BindConfiguration(NoticeMailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SiteOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<NoticeMailOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<UnsubscribeLinks>();
        services.AddSingleton<NoticeMails>();
        services.AddSingleton<NoticeMailer>();
        services.AddSingleton<DigestSender>();
        services.AddHostedService<NoticeMailWorker>();
        services.AddHostedService<DigestWorker>();
        return services;
    }
}
