using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>A person's data, out to them and away for ever, on tables, files and accounts as they are on the backend.</summary>
public abstract class PersonalDataContract : IdentityTest
{
    private PersonalClassroom classroom = null!;

    protected ICredentialAuthority Authority => Process.GetRequiredService<ICredentialAuthority>();

    /// <summary>Tables that the backend has beside the declared ones.</summary>
    protected abstract IReadOnlyList<TableDefinition> OwnTables { get; }

    private IBlobStore Blobs => Process.GetRequiredService<IBlobStore>();

    private PersonalRegister Register => new(Store);

    private TimeProvider Time => Process.GetRequiredService<TimeProvider>();

    [Fact]
    public async Task An_archive_holds_what_is_declared_and_the_videos_and_says_what_is_not_in_it()
    {
        await FillAsync();

        using var zip = await ArchiveAsync();

        var index = JsonDocument.Parse(Text(zip, PersonalArchive.Index)).RootElement;
        var listed = index.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()!).ToList();
        var declared = TableCatalog.All.Select(table => table.PersonalData).OfType<PersonalData.Held>().Select(held => held.Export).OfType<DataExport.FileExport>().Select(file => file.Name);
        Assert.Equal(zip.Entries.Select(entry => entry.FullName).Where(name => name != PersonalArchive.Index).Order(), listed.Order());
        Assert.Superset(declared.ToHashSet(), listed.ToHashSet());
        Assert.Contains(classroom.FamilyName, Text(zip, "profile.json"), StringComparison.Ordinal);
        var grade = Assert.Single(JsonDocument.Parse(Text(zip, "grades.json")).RootElement.EnumerateArray());
        Assert.Equal((87m, "First talk", "Rhetoric"), (grade.GetProperty("finalPoints").GetDecimal(), grade.GetProperty("assignment").GetString(), grade.GetProperty("course").GetString()));
        var videos = zip.Entries.Where(entry => entry.FullName.StartsWith("videos/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, videos.Count);
        Assert.All(videos, video => Assert.Equal(PersonalClassroom.OriginalContent, Text(zip, video.FullName)));
        Assert.Equal(PersonalClassroom.PictureContent, Text(zip, "picture.jpg"));
        Assert.NotEmpty(index.GetProperty("notIncluded").EnumerateArray());
    }

    [Fact]
    public async Task Nothing_of_others_and_no_secret_is_in_an_archive()
    {
        await FillAsync();

        using var zip = await ArchiveAsync();

        var everything = string.Join('\n', zip.Entries.Select(entry => Text(zip, entry.FullName)));
        Assert.DoesNotContain(classroom.TeacherName, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(classroom.TeacherEmail, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(classroom.TeacherId, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Hash\":", everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task After_an_erasure_no_table_knows_the_name_or_address_and_the_id_is_only_where_it_is_declared_to_stay()
    {
        await FillAsync();

        await EraseAsync();

        foreach (var table in TableCatalog.All.Concat(OwnTables))
        {
            var items = await ItemsAsync(table);
            Assert.All(items, item => Assert.DoesNotContain(classroom.Email, item, StringComparison.OrdinalIgnoreCase));
            Assert.All(items, item => Assert.DoesNotContain(classroom.GivenName, item, StringComparison.OrdinalIgnoreCase));
            Assert.All(items, item => Assert.DoesNotContain(classroom.FamilyName, item, StringComparison.OrdinalIgnoreCase));
            if (table.PersonalData is PersonalData.Held { Erasure: DataErasure.DeleteErasure } && !KeepsGradedWork(table))
            {
                Assert.All(items, item => Assert.DoesNotContain(classroom.UserId, item, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task After_an_erasure_the_grade_stays_as_the_schools_record_and_the_counts_are_right()
    {
        await FillAsync();

        await EraseAsync();

        var grade = await Store.GetAsync(TableCatalog.Grades, classroom.GradedSubmissionId, Cancellation);
        Assert.Equal((87m, ""), (grade!.FinalPoints, grade.Feedback));
        Assert.NotNull(await Store.GetAsync(TableCatalog.Submissions, classroom.GradedSubmissionId, Cancellation));
        var video = await Store.GetAsync(TableCatalog.Videos, grade.VideoId, Cancellation);
        Assert.Equal((VideoState.Failed, FailureCodes.Erased), (video!.State, video.Failure!.Code));
        var counts = await Store.GetAsync(TableCatalog.AssignmentCounts, classroom.Ungraded.AssignmentId, Cancellation);
        Assert.Equal((0, 0), (counts!.Submissions, counts.ToGrade));
        Assert.Equal((1, 0), ((await Store.GetAsync(TableCatalog.SeatCounts, classroom.CourseId, Cancellation))!.Taken, (await Store.GetAsync(TableCatalog.SeatCounts, classroom.SectionId, Cancellation))!.Taken));
        Assert.NotNull(await Store.GetAsync(TableCatalog.Users, classroom.TeacherId, Cancellation));
    }

    [Fact]
    public async Task After_an_erasure_no_file_of_the_person_is_left()
    {
        await FillAsync();
        var videos = (await Store.QueryAsync(TableCatalog.Videos, new TableQuery(classroom.UserId) { Index = "userId-index" }, Cancellation)).Items;

        await EraseAsync();

        Assert.Equal(2, videos.Count);
        Assert.Empty((await Blobs.ListAsync(Buckets.Assets, PictureKeys.Folder(classroom.UserId), null, Cancellation)).Items);
        Assert.Empty((await Blobs.ListAsync(Buckets.Assets, PictureKeys.UploadsFolder(classroom.UserId), null, Cancellation)).Items);
        Assert.Empty((await Blobs.ListAsync(Buckets.Videos, $"students/{classroom.UserId}/", null, Cancellation)).Items);
        foreach (var video in videos)
        {
            Assert.Empty((await Blobs.ListAsync(Buckets.Videos, VideoKeys.ProcessedPrefix(video.VideoId), null, Cancellation)).Items);
        }
    }

    [Fact]
    public async Task After_an_erasure_nobody_signs_in_and_the_address_is_free()
    {
        await FillAsync();

        await EraseAsync();

        await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(classroom.Email));
        Assert.False(await Authority.CheckPasswordAsync(classroom.UserId, PersonalClassroom.Password, Cancellation));
        Assert.Null(await Identity.FindAsync(classroom.Email, Cancellation));
        await Identity.SignUpAsync(AccountOf(classroom.Email), Cancellation);
        var again = Assert.IsType<AccountInfo>(await Identity.FindAsync(classroom.Email, Cancellation));
        Assert.NotEqual(classroom.UserId, again.UserId);
    }

    [Fact]
    public async Task The_receipt_tells_what_was_erased_and_is_mailed_as_the_last_thing()
    {
        await FillAsync();

        await EraseAsync();

        var erasure = await classroom.ErasureAsync(Cancellation);
        Assert.Equal((DataRequestState.Done, null), (erasure!.State, erasure.Email));
        var lines = ReceiptLines.Of(erasure).ToDictionary(line => line.What);
        Assert.Equal((1, "Erased."), (lines["Profile"].Count, lines["Profile"].Outcome));
        Assert.Equal((2, 4, 1), (lines["Files of your videos"].Count, lines["Converted versions and pictures of your videos"].Count, lines["Grades"].Count));
        Assert.StartsWith("Kept without your name", lines["Grades"].Outcome, StringComparison.Ordinal);
        var mails = await MailsAsync(classroom.Email, 2); // the code for a new password, and this
        Assert.Contains(mails, mail => mail.Contains(classroom.ReceiptId, StringComparison.Ordinal) && mail.Contains("Grades: 1. Kept without your name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_erasure_that_ends_twice_leaves_a_new_account_of_the_same_address_alone()
    {
        await FillAsync();
        await EraseAsync();
        var successor = await Identity.CreateConfirmedAsync(AccountOf(classroom.Email), [Groups.Students], Cancellation);

        await EraseAsync();
        foreach (var records in Register.Records)
        {
            await records.EraseAsync(await Register.SubjectAsync(classroom.UserId, classroom.Email, Cancellation), Cancellation);
        }

        Assert.Equal(successor.UserId, (await Identity.FindAsync(classroom.Email, Cancellation))?.UserId);
        Assert.Equal(successor.UserId, (await SignInAsync(classroom.Email)).Account.UserId);
    }

    [Fact]
    public async Task An_account_is_erased_also_when_its_address_is_no_longer_that_of_the_request()
    {
        await FillAsync();
        await classroom.RequestErasureAsync(Cancellation, address: "before@example.org");

        await EraseAsync();

        Assert.Null(await Identity.FindAsync(classroom.Email, Cancellation));
    }

    protected Erasure ErasureWith(ITableStore store, IBlobStore blobs, ICredentialAuthority authority) =>
        new(store, authority, Identity, new PersonalRegister(store), new PersonalFiles(store, blobs), new RetentionOptions(), Time);

    private protected async Task<PersonalClassroom> FillAsync()
    {
        classroom = new PersonalClassroom(Process, Time);
        await classroom.FillAsync(Cancellation);
        return classroom;
    }

    private async Task EraseAsync()
    {
        if (await classroom.ErasureAsync(Cancellation) is null)
        {
            await classroom.RequestErasureAsync(Cancellation);
        }

        await ErasureWith(Store, Blobs, Authority).RunAsync(classroom.UserId, Cancellation);
    }

    /// <summary>Of a graded attempt a row stays, under the id.</summary>
    private static bool KeepsGradedWork(TableDefinition table) => table == TableCatalog.Videos || table == TableCatalog.Submissions;

    private async Task<ZipArchive> ArchiveAsync()
    {
        var stream = new MemoryStream();
        await new PersonalArchive(Store, Blobs, Register, Time).WriteAsync(new DataSubject(classroom.UserId, classroom.Email), stream, Cancellation);
        return new ZipArchive(stream);
    }

    private async Task<List<string>> ItemsAsync(TableDefinition table)
    {
        var items = new List<string>();
        await foreach (var item in Process.GetRequiredService<ITableArchive>().ReadAsync(table, Cancellation))
        {
            items.Add(Encoding.UTF8.GetString(item));
        }

        return items;
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
