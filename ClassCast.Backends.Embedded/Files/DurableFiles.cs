using ClassCast.Core.Ports;
using Microsoft.Win32.SafeHandles;

namespace ClassCast.Backends.Embedded.Files;

/// <summary>Files that are whole or not there, also after a power cut: written under another name, flushed, renamed, directory flushed.</summary>
internal static class DurableFiles
{
    private const int NoSpace = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT on Linux
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int CopyBuffer = 1024 * 1024;

    /// <summary>Creates the directory and its missing parents, each entry flushed.</summary>
    public static void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        var parent = Path.GetDirectoryName(path) ?? throw new DirectoryNotFoundException(path);
        CreateDirectory(parent);
        Directory.CreateDirectory(path);
        Posix.FlushDirectory(parent);
    }

    /// <summary>Writes a small file that must not exist yet, and flushes it, but not its directory.</summary>
    /// <exception cref="IOException">It exists.</exception>
    public static void WriteNew(string path, ReadOnlySpan<byte> content)
    {
        using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(handle, content, 0);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Flushes a finished file, after giving it <paramref name="lastWrite"/> as its time.</summary>
    public static void Flush(string path, DateTime lastWrite)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        File.SetLastWriteTimeUtc(handle, lastWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Appends <paramref name="source"/> at <paramref name="offset"/> of the target.</summary>
    /// <returns>The new end.</returns>
    public static long Append(SafeFileHandle source, SafeFileHandle target, long offset, CancellationToken cancellationToken)
    {
        var length = RandomAccess.GetLength(source);
        var copied = Posix.CopyRange(source, target, offset, length);
        if (copied == length)
        {
            return offset + length;
        }

        var buffer = new byte[CopyBuffer];
        while (copied < length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = RandomAccess.Read(source, buffer, copied);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            RandomAccess.Write(target, buffer.AsSpan(0, read), offset + copied);
            copied += read;
        }

        return offset + length;
    }

    /// <summary>Removes a file if it is there; its directory may be gone as well.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
        }
    }

    public static bool IsStorageFull(IOException exception) =>
        exception.HResult is WindowsDiskFull || (!OperatingSystem.IsWindows() && exception.HResult is NoSpace or QuotaExceeded);

    /// <summary>Runs <paramref name="action"/>, telling a full disk from other failures.</summary>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    public static async Task<T> WhileSpaceLastsAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (IOException exception) when (IsStorageFull(exception))
        {
            throw new StorageFullException(exception);
        }
    }
}
