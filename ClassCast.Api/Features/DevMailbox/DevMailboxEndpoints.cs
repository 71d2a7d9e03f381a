using ClassCast.Api.Http;
using ClassCast.Backends.Embedded.Email;
using ClassCast.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.DevMailbox;

/// <summary>The mail that would have left this machine. Only in Development: it shows everybody's codes to anybody.</summary>
public static class DevMailboxEndpoints
{
    public static RouteGroupBuilder MapDevMailbox(this RouteGroupBuilder api, IWebHostEnvironment environment)
    {
        if (environment.IsDevelopment())
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
            [.. mails.Select(mail => new MailboxMessage(mail.Id, mail.To, mail.Subject, mail.Body, mail.ReceivedAt))], null));
    }
}
