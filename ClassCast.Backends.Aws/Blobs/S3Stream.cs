using Amazon.S3;
using Amazon.S3.Model;

namespace ClassCast.Backends.Aws.Blobs;

/// <summary>
/// The content of one version of an object. When the connection breaks, it is read on from where it broke; a version that was replaced meanwhile is
/// an error, never a mixture.
/// </summary>
internal sealed class S3Stream : Stream
{
    private const int MaximumBreaks = 5;

    private readonly IAmazonS3 s3;
    private readonly GetObjectRequest request;
    private readonly long start;
    private readonly long length;
    private readonly string etag;
    private GetObjectResponse current;
    private long done;
    private int breaks;

    /// <param name="s3">Where to read on.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="opened">The answer; this stream disposes it.</param>
    /// <param name="start">Where in the object the answer begins.</param>
    public S3Stream(IAmazonS3 s3, GetObjectRequest request, GetObjectResponse opened, long start)
    {
        this.s3 = s3;
        this.request = request;
        this.start = start;
        length = opened.ContentLength;
        etag = opened.ETag;
        current = opened;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => done;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                var read = await current.ResponseStream.ReadAsync(buffer, cancellationToken);
                if (read > 0 || done >= length || buffer.IsEmpty)
                {
                    done += read;
                    breaks = read > 0 ? 0 : breaks;
                    return read;
                }

                throw new EndOfStreamException($"The content ended after {done} of {length} bytes.");
            }
            catch (Exception error) when (error is IOException or HttpRequestException && ++breaks <= MaximumBreaks)
            {
                await ResumeAsync(cancellationToken);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Without the recovery, which waits for the network.</summary>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = current.ResponseStream.Read(buffer, offset, count);
        done += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            current.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        current.Dispose();
        current = await s3.GetObjectAsync(
            new GetObjectRequest
            {
                BucketName = request.BucketName,
                Key = request.Key,
                EtagToMatch = etag,
                ByteRange = new ByteRange(start + done, start + length - 1),
            },
            cancellationToken);
    }
}
