using System.Net;
using System.Net.Sockets;
using System.Text;
using ClassCast.Core.Ports;
using ClassCast.Testing;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>With real processes: several on one data directory, and one that is killed.</summary>
public sealed class ProcessTests : BlobTest
{
    [Fact]
    public async Task Processes_that_start_at_once_on_an_empty_directory_share_keys()
    {
        using var empty = new TempDirectory();
        var processes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ServerProcess.StartAsync(empty.File("data"), Cancellation)));
        try
        {
            var keySets = await Task.WhenAll(processes.Select(process => process.Client.GetStringAsync(new Uri("/keys", UriKind.Relative), Cancellation)));
            Assert.Equal(keySets[0], keySets[1]);

            var address = await processes[0].SignPutAsync("a.mp4", Cancellation);
            using var body = new ByteArrayContent([1, 2, 3]);
            using var answer = await processes[1].Client.PutAsync(address, body, Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Dispose();
            }
        }
    }

    [Fact]
    public async Task A_process_killed_while_it_receives_leaves_the_old_object_whole()
    {
        using var process = await ServerProcess.StartAsync(DataDirectory, Cancellation);
        var key = ServerProcess.KeyOf("a.mp4");
        var before = await Blobs.PutAsync(key, new MemoryStream("before"u8.ToArray()), Mp4, Cancellation);
        var address = await process.SignPutAsync(key.Name, Cancellation);
        using var socket = new TcpClient();
        await socket.ConnectAsync(process.Client.BaseAddress!.Host, process.Client.BaseAddress.Port, Cancellation);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"PUT {address} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n"), Cancellation);
        await stream.WriteAsync(new byte[900_000], Cancellation);
        await Eventually.TrueAsync("half the object on the disk", () => Task.FromResult(FilesOfObjects().Count() > 2), Cancellation);

        await process.KillAsync();

        Assert.Equal(before, await Blobs.HeadAsync(key, Cancellation));
        await Blobs.PutAsync(key, new MemoryStream("after"u8.ToArray()), Mp4, Cancellation);
        Assert.Equal(5, (await Blobs.HeadAsync(key, Cancellation))!.Length);
    }

    [Fact]
    public async Task Whatever_was_acknowledged_before_a_kill_is_there_whole()
    {
        using var process = await ServerProcess.StartAsync(DataDirectory, Cancellation);
        var content = new byte[300_000];
        new Random(1).NextBytes(content);
        var acknowledged = new List<string>();
        var killed = false;
        var killer = Task.CompletedTask;
        for (var i = 0; !killed; i++)
        {
            var name = $"{i:D4}.mp4";
            try
            {
                using var body = new ByteArrayContent(content);
                using var answer = await process.Client.PutAsync(await process.SignPutAsync(name, Cancellation), body, Cancellation);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                acknowledged.Add(name);
            }
            catch (HttpRequestException)
            {
                killed = true;
            }

            if (i == 5)
            {
                killer = Task.Run(process.KillAsync, Cancellation); // in the midst of one of the next
            }
        }

        await killer;
        var stored = (await Blobs.ListAsync(Buckets.Videos, "", null, Cancellation)).Items;
        foreach (var item in stored)
        {
            Assert.Equal((content.LongLength, "video/mp4"), (item.Length, (await Blobs.HeadAsync(item.Key, Cancellation))!.ContentType));
        }

        Assert.Subset(stored.Select(item => item.Key.Name).ToHashSet(), acknowledged.ToHashSet());
    }

    [Fact]
    public async Task A_full_disk_refuses_what_does_not_fit_and_goes_on_with_what_does()
    {
        RequiredTool.Require("unshare");
        using var mountPoint = new TempDirectory();
        using var process = await ServerProcess.TryStartOnSmallDiskAsync(mountPoint.Path, 16_000_000, Cancellation);
        if (process is null)
        {
            RequiredTool.Missing("This test needs user namespaces, to mount a small disk of its own.");
        }

        using var large = new ByteArrayContent(new byte[30_000_000]);
        using var refused = await process!.Client.PutAsync(await process.SignPutAsync("large.mp4", Cancellation), large, Cancellation);
        using var small = new ByteArrayContent(new byte[5_000_000]);
        using var accepted = await process.Client.PutAsync(await process.SignPutAsync("small.mp4", Cancellation), small, Cancellation);

        Assert.Equal((507, "storage_full"), await ProblemAsync(refused));
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }
}
