using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using ClassCast.Contracts;

namespace ClassCast.Bench;

/// <summary>A student's calls for handing in one video.</summary>
internal sealed class StudentClient(HttpClient api, HttpClient web)
{
    private static ContractsJson Json => ContractsJson.Default;

    public async Task SignInAsync(string email, CancellationToken cancellationToken)
    {
        var tokens = await PostAsync("/api/auth/sign-in", new SignInRequest(email, RunningClassroom.Password), Json.SignInRequest, Json.TokenResponse, cancellationToken);
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
    }

    /// <returns>The id of the video, with every byte stored and nothing confirmed.</returns>
    public async Task<string> UploadAsync(string file, CancellationToken cancellationToken)
    {
        var assignments = await api.GetFromJsonAsync("/api/student/assignments", Json.ListResponseAssignmentResponse, cancellationToken);
        var open = assignments!.Items.First(assignment => assignment.Mine is { CanSubmit: true } && !assignment.RecordingRequired && assignment.AcceptedTypes.Contains("mp4"));
        var size = new FileInfo(file).Length;
        var upload = await PostAsync(
            "/api/videos/presigned-upload",
            new StartUploadRequest(open.AssignmentId, Path.GetFileName(file), "video/mp4", size),
            Json.StartUploadRequest,
            Json.UploadResponse,
            cancellationToken);
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        foreach (var part in upload.Parts.Where(part => (part.Number - 1) * upload.PartBytes < size))
        {
            var from = (part.Number - 1) * upload.PartBytes;
            using var content = new ByteArrayContent(bytes, (int)from, (int)Math.Min(upload.PartBytes, size - from));
            using var stored = await web.PutAsync(new Uri(part.Url, UriKind.RelativeOrAbsolute), content, cancellationToken);
            stored.EnsureSuccessStatusCode();
        }

        return upload.VideoId;
    }

    public Task ConfirmAsync(string videoId, CancellationToken cancellationToken) =>
        PostAsync("/api/videos/confirm", new ConfirmUploadRequest(videoId, SizeBytes: null), Json.ConfirmUploadRequest, Json.ReceiptResponse, cancellationToken);

    public async Task WaitAsync(string videoId, Func<VideoResponse, bool> reached, CancellationToken cancellationToken)
    {
        while (true)
        {
            var video = await api.GetFromJsonAsync($"/api/videos/{videoId}", Json.VideoResponse, cancellationToken);
            if (reached(video!))
            {
                return;
            }

            if (video!.State == VideoState.Failed)
            {
                throw new InvalidOperationException($"The video failed: {video.FailureReason}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(150), cancellationToken);
        }
    }

    private async Task<TResponse> PostAsync<TRequest, TResponse>(
        string path, TRequest body, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TResponse> responseType, CancellationToken cancellationToken)
    {
        using var response = await api.PostAsJsonAsync(path, body, requestType, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(responseType, cancellationToken))!;
    }
}
