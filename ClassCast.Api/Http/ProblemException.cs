using ClassCast.Contracts;

namespace ClassCast.Api.Http;

/// <summary>A refusal: becomes problem+json with this status and code. For what the caller can act on, never for faults of ours.</summary>
public sealed class ProblemException(int status, string code, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    /// <summary>One of <see cref="ProblemCodes"/>.</summary>
    public string Code { get; } = code;

    /// <summary>The rule's numbers, as further members of the problem (camel case; strings, numbers, booleans and times).</summary>
    public Dictionary<string, object?> Numbers { get; init; } = [];

    /// <summary>Messages by field (camel case), for <see cref="ProblemCodes.ValidationFailed"/>.</summary>
    public Dictionary<string, string[]>? Errors { get; init; }

    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>The refusals that many features share.</summary>
public static class Refuse
{
    /// <summary>For what is not there, and just the same for what is not the caller's to see.</summary>
    public static ProblemException NotFound(string what) =>
        new(StatusCodes.Status404NotFound, ProblemCodes.NotFound, $"There is no such {what}.");

    public static ProblemException Forbidden(string detail) => new(StatusCodes.Status403Forbidden, ProblemCodes.Forbidden, detail);

    public static ProblemException Conflict(string code, string detail) => new(StatusCodes.Status409Conflict, code, detail);

    public static ProblemException Invalid(string field, string message) => Invalid([(field, message)]);

    public static ProblemException Invalid(IEnumerable<(string Field, string Message)> errors) =>
        new(StatusCodes.Status400BadRequest, ProblemCodes.ValidationFailed, "Some of what was sent is not valid.")
        {
            Errors = errors.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Select(e => e.Message).ToArray()),
        };
}
