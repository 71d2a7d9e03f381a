using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.DevMailbox;

/// <summary>
/// The mail that would have left this machine, with a backend that keeps it. Only in Development: it shows everybody's codes to anybody.
/// </summary>
public static class DevMailboxEndpoints
{
    public static RouteGroupBuilder MapDevMailbox(this RouteGroupBuilder api, IWebHostEnvironment environment)
    {
        var services = ((IEndpointRouteBuilder)api).ServiceProvider.GetRequiredService<IServiceProviderIsService>();
        if (environment.IsDevelopment() && services.IsService(typeof(ILocalMailbox)))
        {
            api.MapGet("/dev/mailbox", ListAsync)
                .AllowAnonymous()
                .RequireRateLimiting(RateLimits.Address)
                .ExcludeFromDescription();
        }

        return api;
    }

    /// <summary>Newest first; all of it, or what went to one address.</summary>
    public static async Task<Ok<ListResponse<MailboxMessage>>> ListAsync(string? address, int? limit, ILocalMailbox mailbox, CancellationToken cancellationToken)
    {
        var mails = await mailbox.ListAsync(address, new ListQuery(null, limit).ValidLimit(), cancellationToken);
        return TypedResults.Ok(new ListResponse<MailboxMessage>(
            [.. mails.Select(mail => new MailboxMessage(mail.Id, mail.To, mail.Subject, mail.Body, mail.ReceivedAt, mail.Unsubscribe))], null));
    }
}
