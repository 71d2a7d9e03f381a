using System.Net;
using ClassCast.Contracts;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>What the browser's modules do with a file, in C#.</summary>
public static class Uploading
{
    public static async Task<UploadResponse> StartAsync(this Person student, string assignmentId, string file, CancellationToken cancellationToken) =>
        await student.PostAsync<UploadResponse>(
            "/api/videos/presigned-upload",
            new StartUploadRequest(assignmentId, Path.GetFileName(file), ContentTypeOf(file), new FileInfo(file).Length),
            cancellationToken);

    /// <summary>Puts every part to its signed address on the front end's origin, where the browser sends it.</summary>
    public static async Task PutPartsAsync(this UploadResponse upload, Uri origin, string file, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = origin };
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        foreach (var part in upload.Parts)
        {
            var from = (part.Number - 1) * upload.PartBytes;
            if (from >= bytes.Length)
            {
                break;
            }

            using var content = new ByteArrayContent(bytes, (int)from, (int)Math.Min(upload.PartBytes, bytes.Length - from));
            using var response = await http.PutAsync(new Uri(part.Url, UriKind.RelativeOrAbsolute), content, cancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    public static async Task<ReceiptResponse> HandInAsync(this Person student, IClassroom classroom, string assignmentId, string file, CancellationToken cancellationToken)
    {
        var upload = await student.StartAsync(assignmentId, file, cancellationToken);
        await upload.PutPartsAsync(classroom.WebAddress, file, cancellationToken);
        return await student.PostAsync<ReceiptResponse>("/api/videos/confirm", new ConfirmUploadRequest(upload.VideoId, new FileInfo(file).Length), cancellationToken);
    }

    /// <summary>Asks four times a second, as a page without a live connection might.</summary>
    public static async Task<VideoResponse> UntilAsync(this Person person, string videoId, VideoState state, CancellationToken cancellationToken, TimeSpan? bound = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(bound ?? TimeSpan.FromSeconds(90));
        while (true)
        {
            var video = await person.GetAsync<VideoResponse>($"/api/videos/{videoId}", limit.Token);
            if (video.State == state)
            {
                return video;
            }

            Assert.False(state == VideoState.Ready && video.State == VideoState.Failed, $"The video failed: {video.FailureCode} {video.FailureReason}");
            await Task.Delay(TimeSpan.FromMilliseconds(250), limit.Token);
        }
    }

    private static string ContentTypeOf(string file) => Path.GetExtension(file) switch
    {
        ".mp4" => "video/mp4",
        ".webm" => "video/webm",
        ".mov" => "video/quicktime",
        ".avi" => "video/x-msvideo",
        _ => "application/octet-stream",
    };
}
