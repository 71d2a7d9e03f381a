using ClassCast.Core.Ports;
using Microsoft.Win32.SafeHandles;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>An object opened for reading: content and metadata belong together even if it is replaced meanwhile.</summary>
internal sealed record StoredObject(SafeFileHandle Handle, BlobInfo Info) : IDisposable
{
    public void Dispose() => Handle.Dispose();

    /// <summary>The stream owns the handle.</summary>
    public Stream ToStream(long offset = 0, long? length = null)
    {
        var stream = new FileStream(Handle, FileAccess.Read, bufferSize: 0);
        var start = Math.Min(offset, Info.Length);
        stream.Position = start;
        return length is null ? stream : new BoundedStream(stream, Math.Min(length.Value, Info.Length - start));
    }
}
