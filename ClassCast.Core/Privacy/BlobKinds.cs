using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Privacy;

/// <summary>A kind of stored file: where its keys are, and whose data it is.</summary>
/// <param name="Name">Of the kind.</param>
/// <param name="Bucket">One of <see cref="Buckets"/>.</param>
/// <param name="Prefix">With which all its keys begin.</param>
/// <param name="PersonalData">As tables declare it.</param>
public sealed record BlobKind(string Name, string Bucket, string Prefix, PersonalData PersonalData);

/// <summary>Every kind of stored file there is. Those with personal data are erased by <see cref="PersonalFiles"/>.</summary>
public static class BlobKinds
{
    public static BlobKind Originals { get; } = new(
        "originals",
        Buckets.Videos,
        "students/",
        PersonalData.Of("Files of your videos", DataExport.File("videos/", "Your videos as you uploaded them."), DataErasure.Delete));

    public static BlobKind Processed { get; } = new(
        "processed",
        Buckets.Videos,
        "processed/",
        PersonalData.Of("Converted versions and pictures of your videos", DataExport.Withheld("They are made from the originals, which are in the archive."), DataErasure.Delete));

    public static BlobKind Pictures { get; } = new(
        "pictures",
        Buckets.Assets,
        PictureKeys.Prefix,
        PersonalData.Of("Your picture", DataExport.File("picture.jpg", "The picture beside your name."), DataErasure.Delete));

    public static BlobKind PictureUploads { get; } = new(
        "picture-uploads",
        Buckets.Assets,
        PictureKeys.UploadsPrefix,
        PersonalData.Of("A picture that is being prepared", DataExport.Withheld("It is kept for seconds, until it is prepared."), DataErasure.Delete));

    public static BlobKind Exports { get; } = new(
        "exports",
        Buckets.Documents,
        BlobKeys.ExportsPrefix,
        PersonalData.Of("Archives of your data", DataExport.Withheld("An archive does not hold older archives."), DataErasure.Delete));

    public static BlobKind Messages { get; } = new(
        "messages", Buckets.Documents, BlobKeys.MessagesPrefix, PersonalData.None("Bodies of jobs on their way: ids. They are removed with the job."));

    public static BlobKind WebKeys { get; } = new("web-keys", Buckets.Backup, BlobKeys.WebKeysPrefix, PersonalData.None("Keys of the installation."));

    public static IReadOnlyList<BlobKind> All { get; } = [Originals, Processed, Pictures, PictureUploads, Exports, Messages, WebKeys];

    /// <returns>Null for a key that nothing declares.</returns>
    public static BlobKind? Of(BlobKey key) =>
        All.FirstOrDefault(kind => kind.Bucket == key.Bucket && key.Name.StartsWith(kind.Prefix, StringComparison.Ordinal));
}
