using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Privacy;

internal static class ExportEndpoints
{
    /// <summary>Asks for an archive of one's data; a notice and a mail tell when it is ready. Needs the password.</summary>
    public static async Task<Accepted<DataExportResponse>> RequestAsync(
        PasswordRequest request,
        CurrentUser user,
        HttpContext http,
        ITableStore store,
        IIdentityProvider identity,
        ExportRequests exports,
        CancellationToken cancellationToken)
    {
        await PasswordConfirmation.ConfirmAsync(identity, store, user, request.Password, http, cancellationToken);
        return TypedResults.Accepted("/api/me/privacy", await exports.RequestAsync(user.UserId, cancellationToken));
    }

    /// <summary>Where the archive can be downloaded, for a quarter of an hour. Needs the password.</summary>
    public static async Task<Ok<DownloadAddressResponse>> AddressAsync(
        PasswordRequest request,
        CurrentUser user,
        HttpContext http,
        ITableStore store,
        IIdentityProvider identity,
        ExportRequests exports,
        CancellationToken cancellationToken)
    {
        await PasswordConfirmation.ConfirmAsync(identity, store, user, request.Password, http, cancellationToken);
        return TypedResults.Ok(await exports.AddressAsync(user.UserId, cancellationToken));
    }
}
