using ClassCast.Web.ApiClient;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace ClassCast.Web.Hosting;

/// <summary>Everything that goes wrong becomes one friendly page, with the status it had.</summary>
public static class ProblemHandling
{
    public const string Path = "/problem";

    public static IServiceCollection AddProblemPages(this IServiceCollection services) =>
        services.AddExceptionHandler<SessionEnded>();

    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Path,
            CreateScopeForErrors = true,
            AllowStatusCode404Response = true,
            StatusCodeSelector = StatusOf,

            // what the Api refused is an answer, and is in its log; only our own faults belong in this one
            SuppressDiagnosticsCallback = context => context.Exception is ApiProblemException,
        })
        .UseStatusCodePagesWithReExecute(Path, createScopeForStatusCodePages: true);

    /// <summary>After the antiforgery check: a form without its token gets the friendly page, where pages would answer with a bare line.</summary>
    public static IApplicationBuilder UseFormRefusal(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;

        // the page about it is no form that was sent
        context.Request.Method = HttpMethods.Get;
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        return Task.CompletedTask;
    });

    private static int StatusOf(Exception exception) => exception switch
    {
        ApiProblemException refused => refused.Problem.Status,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>The Api no longer accepts the session's tokens (revoked elsewhere): sign in again and come back.</summary>
    private sealed class SessionEnded : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is not ApiProblemException { Problem.Status: StatusCodes.Status401Unauthorized }) return false;
            await httpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            var from = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path;
            var back = HttpMethods.IsGet(httpContext.Request.Method) ? from + httpContext.Request.QueryString : from;
            httpContext.Response.Redirect("/sign-in" + QueryString.Create("return", back));
            return true;
        }
    }
}
