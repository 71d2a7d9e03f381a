using System.Buffers;
using System.Security.Cryptography;

namespace ClassCast.Backends.Embedded.Blobs;

internal sealed record ReceivedContent(long Length, byte[] Md5);

internal sealed class BlobTooLargeException(long maximumBytes) : Exception($"The content has more than {maximumBytes} bytes.")
{
    public long MaximumBytes { get; } = maximumBytes;
}

/// <summary>Streams content into a new file, hashing it on the way.</summary>
internal static class ContentReceiver
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Writes to a new file at <paramref name="path"/>, not flushed; when this throws there is no file.</summary>
    /// <exception cref="BlobTooLargeException">There was more than <paramref name="maximumBytes"/>.</exception>
    public static async Task<ReceivedContent> ReceiveAsync(string path, Stream content, long maximumBytes, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
            using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            long length = 0;
            int filled;
            while ((filled = await FillAsync(content, buffer, cancellationToken)) > 0)
            {
                if (length + filled > maximumBytes)
                {
                    throw new BlobTooLargeException(maximumBytes);
                }

                hash.AppendData(buffer, 0, filled);
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, filled), length, cancellationToken);
                length += filled;
            }

            return new ReceivedContent(length, hash.GetHashAndReset());
        }
        catch
        {
            Files.DurableFiles.TryDelete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // a network stream hands out a few KB at a time: gather them, one write per quarter of a megabyte
    private static async ValueTask<int> FillAsync(Stream content, byte[] buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < BufferSize)
        {
            var read = await content.ReadAsync(buffer.AsMemory(filled, BufferSize - filled), cancellationToken);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }
}
