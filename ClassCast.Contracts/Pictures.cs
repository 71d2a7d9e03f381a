namespace ClassCast.Contracts;

public enum PictureState
{
    /// <summary>Initials stand beside the name.</summary>
    None,

    /// <summary>The latest upload is being made ready; what was shown before still is.</summary>
    Preparing,

    Ready,

    /// <summary>The latest upload did not become a picture; what was shown before still is.</summary>
    Failed,
}

/// <summary>
/// GET /api/me/picture, and the answer (202) of PUT: the bytes of a JPEG, PNG or WebP of at most 8 MB as application/octet-stream. DELETE → 204.
/// </summary>
/// <param name="Url">Signed, expires; of what is shown now, a square of 256 pixels. Null while there is none.</param>
/// <param name="MaximumBytes">Of an upload.</param>
/// <param name="ProblemCode">When the latest upload failed: picture_not_recognised, picture_damaged, picture_too_large, picture_animated or unavailable.</param>
/// <param name="Problem">The same, for people.</param>
public sealed record PictureResponse(PictureState State, string? Url, long MaximumBytes, string? ProblemCode = null, string? Problem = null);
