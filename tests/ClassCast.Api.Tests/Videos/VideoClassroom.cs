using ClassCast.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using Submission = ClassCast.Core.Submissions.Submission;
using Video = ClassCast.Core.Videos.Video;

namespace ClassCast.Api.Tests.Videos;

/// <summary>A course with one teacher, one student, and one assignment to hand in videos for.</summary>
internal sealed record VideoClassroom(ApiFixture Api, Person Teacher, Person Student, CourseResponse Course, AssignmentResponse Assignment)
{
    public static async Task<VideoClassroom> CreateAsync(
        ApiFixture api, CancellationToken cancellationToken, Func<AssignmentRequest, AssignmentRequest>? change = null)
    {
        var teacher = await api.InstructorAsync(cancellationToken);
        var course = await teacher.CourseAsync(cancellationToken);
        var request = Classroom.AssignmentOf(api);
        var assignment = await teacher.PublishedAsync(course.CourseId, change?.Invoke(request) ?? request, cancellationToken);
        var student = await api.StudentAsync(cancellationToken);
        await student.JoinAsync(course.Code, cancellationToken);
        return new(api, teacher, student, course, assignment);
    }

    public async Task<Person> JoinedStudentAsync(CancellationToken cancellationToken, string givenName = "Olga")
    {
        var student = await Api.StudentAsync(cancellationToken, givenName);
        await student.JoinAsync(Course.Code, cancellationToken);
        return student;
    }

    public Task<ReceiptResponse> HandInAsync(CancellationToken cancellationToken, Person? student = null) =>
        (student ?? Student).HandInAsync(Assignment.AssignmentId, TestVideo.Mp4(), cancellationToken);

    public Task<Video?> VideoAsync(string videoId, CancellationToken cancellationToken) =>
        Api.Tables.GetAsync(TableCatalog.Videos, videoId, cancellationToken);

    public Task<Submission?> SubmissionAsync(CancellationToken cancellationToken, Person? student = null) => Api.Tables.GetAsync(
        TableCatalog.Submissions, SubmissionIds.For(Assignment.AssignmentId, (student ?? Student).UserId), cancellationToken);

    public async Task<IReadOnlyList<Video>> VideosAsync(CancellationToken cancellationToken) =>
        (await Api.Tables.QueryAsync(TableCatalog.Videos, new(Student.UserId) { Index = "userId-index" }, cancellationToken)).Items;

    /// <summary>As the worker would leave it.</summary>
    public async Task ChangeVideoAsync(string videoId, Func<Video, Video> change, CancellationToken cancellationToken)
    {
        var video = await VideoAsync(videoId, cancellationToken);
        await Api.Tables.PutAsync(TableCatalog.Videos, change(video!), cancellationToken);
    }

    /// <summary>Videos that wait to be processed.</summary>
    public Task<QueueStatistics> JobsAsync(IJobQueue queue, CancellationToken cancellationToken) =>
        queue.GetStatisticsAsync(Core.Messages.Queues.VideoProcessing, cancellationToken);
}

internal static class TestVideo
{
    public const int PartBytes = 8 * 1024 * 1024;

    /// <summary>Begins as an MP4 does; enough for everything that does not decode it.</summary>
    public static byte[] Mp4(int length = 2048) => Of([0, 0, 0, 0x18, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp41"u8], length);

    public static byte[] WebM(int length = 2048) =>
        Of([0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0xF7, 0x81, 1, 0x42, 0xF2, 0x81, 4, 0x42, 0xF3, 0x81, 8, 0x42, 0x82, 0x84, .. "webm"u8], length);

    public static byte[] Text(int length = 2048) => Of("Dear instructor, this is my essay."u8, length);

    private static byte[] Of(ReadOnlySpan<byte> start, int length)
    {
        var bytes = new byte[length];
        bytes.AsSpan().Fill((byte)' ');
        start.CopyTo(bytes);
        return bytes;
    }
}

/// <summary>What a browser does to hand in.</summary>
internal static class Uploading
{
    public static Task<HttpResponseMessage> TryStartAsync(
        this Person student, string assignmentId, long? sizeBytes, CancellationToken cancellationToken,
        string fileName = "talk.mp4", string contentType = "video/mp4", VideoSource source = VideoSource.Upload) =>
        student.Http.PostJsonAsync(
            "/api/videos/presigned-upload", new StartUploadRequest(assignmentId, fileName, contentType, sizeBytes, source), cancellationToken);

    public static async Task<UploadResponse> StartAsync(
        this Person student, string assignmentId, long? sizeBytes, CancellationToken cancellationToken,
        string fileName = "talk.mp4", string contentType = "video/mp4", VideoSource source = VideoSource.Upload)
    {
        using var response = await student.TryStartAsync(assignmentId, sizeBytes, cancellationToken, fileName, contentType, source);
        return await response.OkAsync<UploadResponse>(cancellationToken);
    }

    /// <summary>As a browser sends a part: to the address alone, without a sign-in.</summary>
    public static async Task<HttpResponseMessage> PutPartAsync(this ApiFixture api, string url, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var client = api.Anonymous();
        return await client.PutAsync(url, new ReadOnlyMemoryContent(bytes), cancellationToken);
    }

    public static async Task SendPartAsync(
        this ApiFixture api, UploadResponse upload, int number, ReadOnlyMemory<byte> whole, CancellationToken cancellationToken)
    {
        var from = (number - 1) * TestVideo.PartBytes;
        var part = whole.Slice(from, Math.Min(TestVideo.PartBytes, whole.Length - from));
        using var response = await api.PutPartAsync(upload.Parts.Single(address => address.Number == number).Url, part, cancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public static async Task SendAllAsync(this ApiFixture api, UploadResponse upload, ReadOnlyMemory<byte> whole, CancellationToken cancellationToken)
    {
        for (var number = 1; (number - 1) * TestVideo.PartBytes < whole.Length; number++)
        {
            await api.SendPartAsync(upload, number, whole, cancellationToken);
        }
    }

    public static Task<HttpResponseMessage> TryConfirmAsync(this Person student, string videoId, long? sizeBytes, CancellationToken cancellationToken) =>
        student.Http.PostJsonAsync("/api/videos/confirm", new ConfirmUploadRequest(videoId, sizeBytes), cancellationToken);

    public static async Task<ReceiptResponse> ConfirmAsync(this Person student, string videoId, long? sizeBytes, CancellationToken cancellationToken)
    {
        using var response = await student.TryConfirmAsync(videoId, sizeBytes, cancellationToken);
        return await response.OkAsync<ReceiptResponse>(cancellationToken);
    }

    public static async Task<ReceiptResponse> HandInAsync(this Person student, string assignmentId, byte[] bytes, CancellationToken cancellationToken)
    {
        var upload = await student.UploadedAsync(assignmentId, bytes, cancellationToken);
        return await student.ConfirmAsync(upload.VideoId, bytes.Length, cancellationToken);
    }

    /// <summary>Every byte is there; only the confirmation is left.</summary>
    public static async Task<UploadResponse> UploadedAsync(
        this Person student, string assignmentId, byte[] bytes, CancellationToken cancellationToken,
        string fileName = "talk.mp4", string contentType = "video/mp4", VideoSource source = VideoSource.Upload)
    {
        var upload = await student.StartAsync(assignmentId, bytes.Length, cancellationToken, fileName, contentType, source);
        for (var number = 1; (number - 1) * TestVideo.PartBytes < bytes.Length; number++)
        {
            var from = (number - 1) * TestVideo.PartBytes;
            using var content = new ByteArrayContent(bytes, from, Math.Min(TestVideo.PartBytes, bytes.Length - from));
            using var response = await student.Http.PutAsync(upload.Parts[number - 1].Url, content, cancellationToken);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }

        return upload;
    }
}
