using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Backends.Smtp;

public static class SmtpBackendExtensions
{
    /// <summary>Mail through the server that <c>Email:Smtp:Host</c> names, whichever the backend; without a host the backend's own sender stays.</summary>
    public static IHostApplicationBuilder AddSmtpEmail(this IHostApplicationBuilder builder)
    {
        if (!string.IsNullOrWhiteSpace(builder.Configuration.GetSection(SmtpOptions.Section)["Host"]))
        {
            builder.Services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section);
            builder.Services.RemoveAll<IEmailSender>();
            builder.Services.AddSingleton<IEmailSender, SmtpEmailSender>();
        }

        return builder;
    }
}
