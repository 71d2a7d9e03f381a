using System.Net.Mail;
using ClassCast.Backends.Aws.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Aws.Email;

/// <summary>There is an address to send from. Whether SES may send from it is not asked: that would be one more permission for every service.</summary>
internal sealed class EmailCheck(IOptions<AwsEmailOptions> options, IConfiguration configuration) : IAwsStartupCheck
{
    public const string NoSender = "Email__From is not set: it is the address that mail is sent from, of an identity that SES has verified. "
        + "Or set Email__Smtp__Host to send through an SMTP server.";

    public string Name => "email";

    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(Problem() is { } problem ? [problem] : []);

    private string? Problem()
    {
        if (!string.IsNullOrWhiteSpace(configuration["Email:Smtp:Host"]))
        {
            return null;
        }

        return options.Value.From switch
        {
            null or "" => NoSender,
            var from when !MailAddress.TryCreate(from, out _) => $"Email__From is '{from}', which is no mail address.",
            _ => null,
        };
    }
}
