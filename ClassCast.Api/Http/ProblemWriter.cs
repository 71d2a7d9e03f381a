using System.Diagnostics;
using System.Text.Json;
using ClassCast.Contracts;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ClassCast.Api.Http;

/// <summary>
/// Writes every problem of the Api, whoever made it (handlers, validation, status code pages, the framework): always as
/// <c>application/problem+json</c>, also when the client did not ask for it, and always with <c>code</c> and <c>traceId</c>.
/// </summary>
public sealed class ProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var problem = context.ProblemDetails;
        problem.Status ??= http.Response.StatusCode;
        http.Response.StatusCode = problem.Status.Value;
        var (code, title) = Defaults(problem.Status.Value);
        if (problem is HttpValidationProblemDetails validation)
        {
            (code, title) = (ProblemCodes.ValidationFailed, "Some of what was sent is not valid.");
            validation.Errors = validation.Errors.ToDictionary(e => CamelCase(e.Key), e => e.Value);
        }

        problem.Extensions.TryAdd("code", code);
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        var actual = (string)problem.Extensions["code"]!;
        problem.Title = actual == code ? title : Sentence(actual);
        problem.Type = $"urn:classcast:problem:{actual}";
        await http.Response.WriteAsJsonAsync(
            problem, json.Value.SerializerOptions.GetTypeInfo(problem.GetType()), "application/problem+json", http.RequestAborted);
    }

    /// <summary><c>Sections[0].Name</c> → <c>sections[0].name</c>, as the request's JSON names it.</summary>
    private static string CamelCase(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary><c>course_full</c> → <c>Course full</c>.</summary>
    private static string Sentence(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');

    private static (string Code, string Title) Defaults(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => (ProblemCodes.Unauthenticated, "Sign in first."),
        StatusCodes.Status403Forbidden => (ProblemCodes.Forbidden, "This is not allowed."),
        StatusCodes.Status404NotFound => (ProblemCodes.NotFound, "There is nothing here."),
        StatusCodes.Status405MethodNotAllowed => (ProblemCodes.MethodNotAllowed, "This address does not take this method."),
        StatusCodes.Status409Conflict => (ProblemCodes.Conflict, "Something changed in the meantime."),
        StatusCodes.Status412PreconditionFailed => (ProblemCodes.PreconditionFailed, "It was changed in the meantime."),
        StatusCodes.Status413PayloadTooLarge => (ProblemCodes.BodyTooLarge, "The body is too large."),
        StatusCodes.Status415UnsupportedMediaType => (ProblemCodes.UnsupportedMediaType, "The body must be JSON."),
        StatusCodes.Status428PreconditionRequired => (ProblemCodes.PreconditionRequired, "If-Match is missing."),
        StatusCodes.Status429TooManyRequests => (ProblemCodes.RateLimited, "Too many requests."),
        StatusCodes.Status503ServiceUnavailable => (ProblemCodes.Unavailable, "This cannot be done right now."),
        StatusCodes.Status507InsufficientStorage => (ProblemCodes.StorageFull, "The storage is full."),
        >= 500 => (ProblemCodes.Internal, "Something went wrong on our side."),
        _ => (ProblemCodes.MalformedRequest, "The request cannot be understood."),
    };
}
