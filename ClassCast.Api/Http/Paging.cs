using System.ComponentModel;
using ClassCast.Contracts;

namespace ClassCast.Api.Http;

/// <summary><c>?cursor=&amp;limit=</c> of every list; bind with <c>[AsParameters]</c>.</summary>
public readonly record struct ListQuery(
    [property: Description("As answered in nextCursor by the page before.")] string? Cursor,
    [property: Description("1 to 100 items a page; 50 when left out.")] int? Limit)
{
    public const int DefaultLimit = 50;
    public const int MaximumLimit = 100;

    /// <exception cref="ProblemException">The limit is out of range.</exception>
    public int ValidLimit() => Limit switch
    {
        null => DefaultLimit,
        >= 1 and <= MaximumLimit => Limit.Value,
        _ => throw Refuse.Invalid("limit", $"The limit must be 1 to {MaximumLimit}."),
    };

    public string? ValidCursor() => Cursor switch
    {
        null or "" => null,
        { Length: <= 2048 } => Cursor,
        _ => throw new ProblemException(StatusCodes.Status400BadRequest, ProblemCodes.InvalidCursor, "The cursor does not belong to this list."),
    };
}
