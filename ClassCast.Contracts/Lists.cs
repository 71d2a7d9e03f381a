namespace ClassCast.Contracts;

/// <summary>One page of a list. <paramref name="NextCursor"/> is null on the last page; pass it as <c>?cursor=</c> to go on.</summary>
public sealed record ListResponse<T>(IReadOnlyList<T> Items, string? NextCursor);
