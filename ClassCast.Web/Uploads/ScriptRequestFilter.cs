using ClassCast.Contracts;
using ClassCast.Web.ApiClient;
using Microsoft.AspNetCore.Antiforgery;

namespace ClassCast.Web.Uploads;

/// <summary>
/// Requests of our own modules: signed in, and with the antiforgery token of the page in a header. Refusals are problem+json, where a page would
/// be redirected to the sign-in form.
/// </summary>
public sealed class ScriptRequestFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated != true)
        {
            return UploadEndpoints.Refusal(new ApiProblem(
                StatusCodes.Status401Unauthorized,
                ProblemCodes.Unauthenticated,
                "You are signed out.",
                "Sign in again in another tab, then try again here. What has arrived is kept.",
                ApiProblem.NoErrors));
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return UploadEndpoints.Refusal(new ApiProblem(
                StatusCodes.Status400BadRequest,
                ProblemCodes.MalformedRequest,
                "This page is out of date.",
                "Reload the page and try again. What has arrived is kept.",
                ApiProblem.NoErrors));
        }

        http.Response.Headers.CacheControl = "private, no-store";
        return await next(context);
    }
}
