using System.IO.Compression;
using ClassCast.Contracts;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Testing;

namespace ClassCast.Api.Tests.Privacy;

/// <summary>kill -9 in the middle of an erasure, or of an archive: the next process carries on, and the person hears of the end once.</summary>
public sealed class KilledApiTests
{
    // a job comes back when the lease of the dead process has run out
    private static readonly TimeSpan Patience = Queues.PersonalData.LeaseTime + TimeSpan.FromMinutes(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_erasure_that_was_killed_anywhere_is_completed_with_one_receipt() => Task.WhenAll(
        EraseAsync("it was counted", async (student, request) => request.IsCounted && await student.VideosLeftAsync(Stop) > 0),
        EraseAsync("some rows are gone", async (student, _) => await student.VideosLeftAsync(Stop) is > 0 and < LeavingStudent.Videos));

    [Fact]
    public async Task An_archive_that_was_killed_is_made_whole_by_the_next_and_told_of_once()
    {
        await using var student = await LeavingStudent.CreateAsync(fileBytes: 8 * 1024 * 1024, Stop);
        using (var first = ApiProcess.Start(student.DataDirectory))
        {
            await student.AskAsync(first, "/api/me/export", new PasswordRequest(ApiFixture.Password), Stop);
            await Eventually.TrueAsync("the archive has begun", () => Task.FromResult(IsWriting(student)), Stop);
            await first.KillAsync(Stop);
        }

        Assert.Equal(DataRequestState.Pending, (await student.RequestAsync(DataRequestKind.Export, Stop))!.State);
        Assert.Empty((await student.Blobs.ListAsync(Buckets.Documents, PersonalFiles.ExportsOf(student.UserId), null, Stop)).Items);

        using var second = ApiProcess.Start(student.DataDirectory);
        var done = await Eventually.GetAsync(
            "the archive", async () => await student.RequestAsync(DataRequestKind.Export, Stop) is { State: DataRequestState.Done } row ? row : null, Stop, Patience);

        await using var content = await student.Blobs.OpenReadAsync(new(Buckets.Documents, done.BlobName!), Stop);
        await using var zip = new ZipArchive(content);
        Assert.Equal(LeavingStudent.Files, zip.Entries.Count(entry => entry.FullName.StartsWith("videos/", StringComparison.Ordinal) && entry.Length == 8 * 1024 * 1024));
        Assert.NotNull(zip.GetEntry(PersonalArchive.Index));
        Assert.Single(await student.NoticesAsync(Stop), notice => notice.Type == NotificationType.ExportReady);
        await Eventually.TrueAsync("the mail", async () => (await student.MailsAsync(Stop)).Count > 0, Stop);
        Assert.Single(await student.MailsAsync(Stop));
    }

    private static async Task EraseAsync(string moment, Func<LeavingStudent, DataRequest, Task<bool>> hasCome)
    {
        await using var student = await LeavingStudent.CreateAsync(fileBytes: 1024, Stop);
        using (var first = ApiProcess.Start(student.DataDirectory))
        {
            await student.AskAsync(first, "/api/me/erase", new EraseRequest(ApiFixture.Password, EraseRequest.Words), Stop);
            await Eventually.TrueAsync(moment, async () => await student.RequestAsync(DataRequestKind.Erasure, Stop) is { } request && await hasCome(student, request), Stop);
            await first.KillAsync(Stop);
        }

        Assert.Equal(DataRequestState.Pending, (await student.RequestAsync(DataRequestKind.Erasure, Stop))!.State);
        Assert.NotEmpty(await student.TracesAsync(Stop));

        using var second = ApiProcess.Start(student.DataDirectory);
        var receipt = await Eventually.GetAsync(
            $"the end of the erasure that was killed when {moment}: {second.Output}",
            async () => await student.RequestAsync(DataRequestKind.Erasure, Stop) is { State: DataRequestState.Done } row ? row : null,
            Stop,
            Patience);

        Assert.Empty(await student.TracesAsync(Stop));
        Assert.Equal(LeavingStudent.Videos, receipt.Counts[ReceiptLines.KeyOf(Core.Tables.TableCatalog.Videos)]);
        Assert.Equal(LeavingStudent.Files, receipt.Counts[ReceiptLines.KeyOf(BlobKinds.Originals)]);
        await Eventually.TrueAsync("the receipt is mailed", async () => (await student.MailsAsync(Stop)).Count > 0, Stop);
        Assert.Contains(receipt.ReceiptId!, Assert.Single(await student.MailsAsync(Stop)).Body, StringComparison.Ordinal);
    }

    /// <summary>The store writes to a temporary file first, under a name of its own.</summary>
    private static bool IsWriting(LeavingStudent student) => Directory
        .EnumerateFiles(student.DataDirectory, "*", SearchOption.AllDirectories)
        .Any(file => !file.Contains("students", StringComparison.Ordinal) && !file.EndsWith(".db-wal", StringComparison.Ordinal) && new FileInfo(file) is { Exists: true, Length: > 16 * 1024 * 1024 });
}
