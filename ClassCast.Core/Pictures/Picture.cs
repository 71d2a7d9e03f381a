using ClassCast.Core.Ports;

namespace ClassCast.Core.Pictures;

/// <summary>
/// Which picture stands beside a person's name. The one that is shown stays until its successor is ready. Apart from the profile, so that the worker, which decodes
/// what strangers send, has no right to write profiles.
/// </summary>
public sealed record Picture : Item
{
    public required string UserId { get; init; }

    /// <summary>Of the file that is shown (<see cref="PictureKeys.Of"/>); null while there is none yet.</summary>
    public string? PictureId { get; init; }

    /// <summary>Of the upload that a worker is to prepare, or does.</summary>
    public string? PendingId { get; init; }

    /// <summary>Why the latest upload did not become a picture.</summary>
    public PictureFault? Fault { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Why a file does not become a picture.</summary>
public enum PictureFault
{
    /// <summary>Neither JPEG nor PNG nor WebP, whatever it is called.</summary>
    NotAPicture,

    /// <summary>It ends too early, contradicts itself, or cannot be decoded.</summary>
    Damaged,

    /// <summary>More pixels than are decoded for anybody.</summary>
    TooManyPixels,

    /// <summary>It moves.</summary>
    Animated,

    /// <summary>Trouble of ours: the same file may do next time.</summary>
    NotPrepared,
}

/// <summary>Where pictures lie in <see cref="Buckets.Assets"/>.</summary>
public static class PictureKeys
{
    public const string Prefix = "pictures/";

    /// <summary>What was sent, until it is prepared. No address of it is ever signed.</summary>
    public const string UploadsPrefix = "picture-uploads/";

    public static string Folder(string userId) => $"{Prefix}{userId}/";

    public static string UploadsFolder(string userId) => $"{UploadsPrefix}{userId}/";

    public static BlobKey Of(string userId, string pictureId) => new(Buckets.Assets, $"{Folder(userId)}{pictureId}.jpg");

    public static BlobKey UploadOf(string userId, string pictureId) => new(Buckets.Assets, $"{UploadsFolder(userId)}{pictureId}");
}
