using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ClassCast.Backends.Embedded.Files;

/// <summary>The few calls that the framework does not offer. Each has a portable way out for systems without it.</summary>
internal static partial class Posix
{
    private const int ReadOnly = 0;
    private const int Missing = 2; // ENOENT
    private const int Interrupted = 4; // EINTR

    /// <summary>Makes creations, renames and removals in a directory durable (fsync of the directory). Does nothing on Windows, or when the directory is gone.</summary>
    public static void FlushDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(path, ReadOnly);
        if (descriptor < 0)
        {
            if (Marshal.GetLastPInvokeError() == Missing)
            {
                return;
            }

            throw Failure("open", path);
        }

        try
        {
            while (Flush(descriptor) != 0)
            {
                if (Marshal.GetLastPInvokeError() != Interrupted)
                {
                    throw Failure("fsync", path);
                }
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>A second name for a file; false where the file system has no hard links.</summary>
    public static bool TryLink(string existing, string created) => !OperatingSystem.IsWindows() && Link(existing, created) == 0;

    /// <summary>
    /// Appends a whole file to another inside the kernel: a file system that can share blocks copies nothing.
    /// </summary>
    /// <returns>Bytes copied; fewer than <paramref name="length"/> (also none) where the system cannot: the caller copies the rest.</returns>
    public static long CopyRange(SafeFileHandle source, SafeFileHandle target, long targetOffset, long length)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        long copied = 0;
        while (copied < length)
        {
            var from = copied;
            var to = targetOffset + copied;
            var count = CopyFileRange(source, ref from, target, ref to, (nuint)(length - copied), 0);
            if (count > 0)
            {
                copied += count;
            }
            else if (count == 0 || Marshal.GetLastPInvokeError() != Interrupted)
            {
                break;
            }
        }

        return copied;
    }

    // as the framework does for its own calls: the errno is the HResult
    private static IOException Failure(string call, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{call} {path}: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string created);

    [LibraryImport("libc", EntryPoint = "copy_file_range", SetLastError = true)]
    private static partial nint CopyFileRange(
        SafeFileHandle source, ref long sourceOffset, SafeFileHandle target, ref long targetOffset, nuint length, uint flags);
}
