using ClassCast.Web.ApiClient;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Web.Hosting;

/// <summary>
/// What mail programs do with the header List-Unsubscribe: RFC 8058 posts <c>List-Unsubscribe=One-Click</c> to it, without cookies and without a form of ours. The
/// token in the address is all the permission there is, so there is nothing that antiforgery could protect. A program that only opens addresses lands on the page,
/// which asks: scanners open every address in a mail.
/// </summary>
public static class UnsubscribeEndpoint
{
    private const string Path = "/unsubscribe/one-click";

    public static void MapUnsubscribe(this IEndpointRouteBuilder app)
    {
        app.MapPost(Path, PostAsync);
        app.MapGet(Path, Open);
    }

    private static async Task<Results<Ok, ProblemHttpResult>> PostAsync(string? token, ClassroomApi api, CancellationToken cancellationToken) =>
        await api.Notifications.UnsubscribeAsync(token ?? "", cancellationToken) is { Succeeded: false, Problem: var problem }
            ? TypedResults.Problem(statusCode: problem.Status, title: problem.Title, detail: problem.Detail, extensions: new Dictionary<string, object?> { ["code"] = problem.Code })
            : TypedResults.Ok();

    private static RedirectHttpResult Open(string? token) => TypedResults.LocalRedirect("/unsubscribe" + QueryString.Create("token", token ?? ""));
}
