using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

/// <summary>Why the Api refused, or that it was not reached.</summary>
/// <param name="Status">HTTP status; 503 when there was no answer.</param>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Errors">Messages by field, as the request names them.</param>
public sealed record ApiProblem(
    int Status,
    string Code,
    string Title,
    string? Detail,
    IReadOnlyDictionary<string, string[]> Errors,
    TimeSpan? RetryAfter = null)
{
    public static IReadOnlyDictionary<string, string[]> NoErrors { get; } = new Dictionary<string, string[]>();

    public static ApiProblem Unreachable { get; } = new(
        StatusCodes.Status503ServiceUnavailable,
        ProblemCodes.Unavailable,
        "The classroom’s server is not reachable.",
        "Nothing you have handed in is lost. Please try again in a moment.",
        NoErrors);

    /// <summary>What to tell a person: the detail when there is one.</summary>
    public string Message => string.IsNullOrWhiteSpace(Detail) ? Title : Detail;
}

/// <summary>A page cannot be shown because of <see cref="Problem"/>; turned into the matching friendly page.</summary>
public sealed class ApiProblemException(ApiProblem problem) : Exception(problem.Code + ": " + problem.Title)
{
    public ApiProblem Problem { get; } = problem;
}
