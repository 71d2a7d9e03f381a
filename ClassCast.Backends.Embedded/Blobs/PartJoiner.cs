using ClassCast.Backends.Embedded.Files;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>
/// Makes one file of the parts and leaves them as they are, so that a completion can die and be repeated, or race another. A single part gets a
/// second name instead of a copy; several are joined inside the kernel, which shares the blocks where the file system can.
/// </summary>
internal static class PartJoiner
{
    public static void Join(IReadOnlyList<PartFile> parts, string path, CancellationToken cancellationToken)
    {
        if (parts is [var only] && Posix.TryLink(only.Path, path))
        {
            return;
        }

        using var target = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        long end = 0;
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var source = File.OpenHandle(part.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            end = DurableFiles.Append(source, target, end, cancellationToken);
        }
    }
}
