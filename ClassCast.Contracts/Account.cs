using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

/// <summary>GET /api/me/profile, and the answer of PUT.</summary>
/// <param name="ETag">For <c>If-Match</c> of the next edit.</param>
public sealed record ProfileResponse(
    string UserId, string Email, string GivenName, string FamilyName, string DisplayName, UserRole Role, DateTimeOffset CreatedAt, string ETag);

/// <summary>PUT /api/me/profile, with If-Match. The address has a way of its own, because it must be confirmed.</summary>
public sealed record ProfileRequest(
    [property: Required, StringLength(100, MinimumLength = 1)] string GivenName,
    [property: Required, StringLength(100, MinimumLength = 1)] string FamilyName);
