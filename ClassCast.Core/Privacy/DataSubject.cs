namespace ClassCast.Core.Privacy;

/// <summary>The person whose data is read or erased.</summary>
/// <param name="UserId">Their account's.</param>
/// <param name="Address">Normalised; null when it is theirs no longer, so that whoever signed up with it since is left alone.</param>
public sealed record DataSubject(string UserId, string? Address);
