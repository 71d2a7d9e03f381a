using System.Security.Cryptography;
using System.Text;
using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Objects as the processes of the installation see them.</summary>
public abstract class BlobStoreContract : BackendTest
{
    private const string Mp4 = "video/mp4";

    private IBlobStore Blobs => Process.GetRequiredService<IBlobStore>();

    [Fact]
    public async Task What_was_put_is_read_with_its_length_type_and_tag()
    {
        var key = NewKey();

        var put = await PutAsync(key, "content", "text/vtt; charset=utf-8");

        Assert.Equal("content", await ReadAsync(key));
        Assert.Equal((key, 7L, "text/vtt; charset=utf-8"), (put.Key, put.Length, put.ContentType));
        Assert.Equal(put, await Blobs.HeadAsync(key, Cancellation));
        Assert.Matches("^\".+\"$", put.ETag);
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        var key = NewKey();

        await PutAsync(key, "");

        Assert.Equal(0, (await Blobs.HeadAsync(key, Cancellation))!.Length);
        Assert.Equal("", await ReadAsync(key));
    }

    [Fact]
    public async Task What_was_never_put_is_not_found()
    {
        var key = NewKey();

        Assert.Null(await Blobs.HeadAsync(key, Cancellation));
        await Assert.ThrowsAsync<BlobNotFoundException>(() => Blobs.OpenReadAsync(key, Cancellation));
        await Assert.ThrowsAsync<BlobNotFoundException>(() => Blobs.CopyAsync(key, NewKey(), Cancellation));
    }

    [Fact]
    public async Task A_put_replaces_content_type_and_tag()
    {
        var key = NewKey();
        var first = await PutAsync(key, "first", "text/plain");

        var second = await PutAsync(key, "second!", Mp4);

        Assert.Equal("second!", await ReadAsync(key));
        Assert.Equal((7L, Mp4), (second.Length, second.ContentType));
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal(second, await Blobs.HeadAsync(key, Cancellation));
    }

    [Fact]
    public async Task An_open_reader_goes_on_reading_what_it_opened()
    {
        var key = NewKey();
        await PutAsync(key, "before");
        await using var open = await Blobs.OpenReadAsync(key, Cancellation);

        await PutAsync(key, "after");

        Assert.Equal("before", await new StreamReader(open).ReadToEndAsync(Cancellation));
    }

    [Theory]
    [InlineData(0L, 3L, "012")]
    [InlineData(4L, null, "456789")]
    [InlineData(4L, 2L, "45")]
    [InlineData(8L, 100L, "89")]
    [InlineData(3L, 0L, "")]
    public async Task A_part_of_it_is_read(long offset, long? length, string expected)
    {
        var key = NewKey();
        await PutAsync(key, "0123456789");

        await using var stream = await Blobs.OpenReadAsync(key, Cancellation, offset, length);

        Assert.Equal(expected, await new StreamReader(stream).ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task A_copy_has_content_and_type_and_is_its_own()
    {
        var (source, target) = (NewKey(), NewKey());
        await PutAsync(source, "content", Mp4);

        await Blobs.CopyAsync(source, target, Cancellation);
        await PutAsync(source, "changed", "text/plain");

        Assert.Equal("content", await ReadAsync(target));
        Assert.Equal(Mp4, (await Blobs.HeadAsync(target, Cancellation))!.ContentType);
    }

    [Fact]
    public async Task A_deleted_object_is_gone_and_deleting_again_succeeds()
    {
        var key = NewKey();
        await PutAsync(key, "content");

        await Blobs.DeleteAsync(key, Cancellation);
        await Blobs.DeleteAsync(key, Cancellation);

        Assert.Null(await Blobs.HeadAsync(key, Cancellation));
        await PutAsync(key, "again");
        Assert.Equal("again", await ReadAsync(key));
    }

    [Fact]
    public async Task A_listing_has_the_names_with_the_prefix_in_ordinal_order()
    {
        var root = Ids.New();
        string[] names = ["a/1.mp4", "a-1", "a.b", "a0", "b/c/d", "b/c-d", "Z"];
        foreach (var name in names)
        {
            await PutAsync(new BlobKey(Buckets.Documents, $"{root}/{name}"), name);
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), await ListAsync(root, ""));
        Assert.Equal(["a-1", "a.b", "a/1.mp4", "a0"], await ListAsync(root, "a"));
        Assert.Equal(["b/c-d", "b/c/d"], await ListAsync(root, "b/c"));
        Assert.Equal(["b/c/d"], await ListAsync(root, "b/c/"));
        Assert.Empty(await ListAsync(root, "c"));
    }

    [Fact]
    public async Task A_long_listing_comes_in_pages_of_a_thousand()
    {
        var root = Ids.New();
        var names = Enumerable.Range(0, 1005).Select(i => $"{root}/{i % 7}/{i:D4}").ToList();
        await Parallel.ForEachAsync(
            names, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation }, async (name, _) => await PutAsync(new BlobKey(Buckets.Assets, name), ""));

        var first = await Blobs.ListAsync(Buckets.Assets, root + "/", null, Cancellation);
        var second = await Blobs.ListAsync(Buckets.Assets, root + "/", first.NextCursor, Cancellation);

        Assert.Equal((1000, 5), (first.Items.Count, second.Items.Count));
        Assert.Null(second.NextCursor);
        Assert.Equal(names.Order(StringComparer.Ordinal), first.Items.Concat(second.Items).Select(item => item.Key.Name));
    }

    [Fact]
    public async Task A_cursor_that_was_never_given_is_refused() =>
        await Assert.ThrowsAsync<InvalidCursorException>(() => Blobs.ListAsync(Buckets.Videos, "", "not a cursor!", Cancellation));

    [Theory]
    [InlineData(Buckets.Videos, "../secret")]
    [InlineData(Buckets.Videos, "a/../../secret")]
    [InlineData(Buckets.Videos, "/etc/passwd")]
    [InlineData(Buckets.Videos, "")]
    [InlineData("other", "a")]
    [InlineData("..", "a")]
    public async Task A_key_outside_the_buckets_is_refused_by_every_verb(string bucket, string name)
    {
        var (key, good) = (new BlobKey(bucket, name), NewKey());

        await Assert.ThrowsAsync<ArgumentException>(async () => await Blobs.HeadAsync(key, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Blobs.OpenReadAsync(key, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await PutAsync(key, "x"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Blobs.CopyAsync(good, key, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Blobs.DeleteAsync(key, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Blobs.CreateMultipartUploadAsync(key, Mp4, Cancellation));
        Assert.Throws<ArgumentException>(() => Blobs.SignGet(key, TimeSpan.FromMinutes(1)));
        Assert.Throws<ArgumentException>(() => Blobs.SignPut(key, Mp4, 1, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Another_process_sees_and_changes_the_same_objects()
    {
        var other = (await Backend.StartProcessAsync()).GetRequiredService<IBlobStore>();
        var key = NewKey();
        await PutAsync(key, "content");

        Assert.Equal(await Blobs.HeadAsync(key, Cancellation), await other.HeadAsync(key, Cancellation));
        await other.DeleteAsync(key, Cancellation);

        Assert.Null(await Blobs.HeadAsync(key, Cancellation));
    }

    [Fact]
    public async Task Readers_see_the_old_object_or_the_new_one_whole_while_it_is_replaced()
    {
        var key = NewKey();
        var versions = Enumerable.Range(0, 4).Select(i => (Content: new string((char)('a' + i), 200_000 + i), Type: $"text/x-{i}")).ToList();
        await PutAsync(key, versions[0].Content, versions[0].Type);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    var head = await Blobs.HeadAsync(key, Cancellation);
                    Assert.Equal($"text/x-{head!.Length - 200_000}", head.ContentType);
                    var content = await ReadAsync(key);
                    Assert.Equal(versions[content.Length - 200_000].Content, content);
                }
            },
            Cancellation)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(async writer =>
        {
            for (var round = 0; round < 20; round++)
            {
                var (content, type) = versions[(writer + round) % versions.Count];
                await PutAsync(key, content, type);
            }
        }));

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    protected static BlobKey NewKey() => new(Buckets.Videos, $"students/{Ids.New()}/clip.mp4");

    private Task<BlobInfo> PutAsync(BlobKey key, string content, string contentType = "text/plain") =>
        Blobs.PutAsync(key, new MemoryStream(Encoding.UTF8.GetBytes(content)), contentType, Cancellation);

    private async Task<string> ReadAsync(BlobKey key)
    {
        await using var stream = await Blobs.OpenReadAsync(key, Cancellation);
        return await new StreamReader(stream).ReadToEndAsync(Cancellation);
    }

    private async Task<IEnumerable<string>> ListAsync(string root, string prefix) =>
        (await Blobs.ListAsync(Buckets.Documents, $"{root}/{prefix}", null, Cancellation)).Items.Select(item => item.Key.Name[(root.Length + 1)..]);
}

/// <summary>Bytes for tests, the same for the same seed.</summary>
internal static class Bytes
{
    public static byte[] Random(int seed, long count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
