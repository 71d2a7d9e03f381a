using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using ClassCast.Contracts;

namespace ClassCast.Bench.Hosting;

/// <summary>A student's calls for handing in one video.</summary>
/// <param name="api">For JSON.</param>
/// <param name="web">For the bytes, which browsers send through the site's own address.</param>
internal sealed class StudentClient(HttpClient api, HttpClient web)
{
    private static ContractsJson Json => ContractsJson.Default;

    public async Task SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var tokens = await PostAsync("/api/auth/sign-in", new SignInRequest(email, password), Json.SignInRequest, Json.TokenResponse, cancellationToken);
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
    }

    /// <returns>The id of the video, with every byte stored and nothing confirmed.</returns>
    public async Task<string> UploadAsync(string file, CancellationToken cancellationToken)
    {
        var assignments = await api.GetFromJsonAsync("/api/student/assignments", Json.ListResponseAssignmentResponse, cancellationToken);
        var open = assignments!.Items.First(assignment => assignment.Mine is { CanSubmit: true } && !assignment.RecordingRequired && assignment.AcceptedTypes.Contains("mp4"));
        return await UploadAsync(open.AssignmentId, await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
    }

    public async Task<string> UploadAsync(string assignmentId, byte[] bytes, CancellationToken cancellationToken)
    {
        var upload = await PostAsync(
            "/api/videos/presigned-upload",
            new StartUploadRequest(assignmentId, "sample.mp4", "video/mp4", bytes.Length),
            Json.StartUploadRequest,
            Json.UploadResponse,
            cancellationToken);
        foreach (var part in upload.Parts.Where(part => (part.Number - 1) * upload.PartBytes < bytes.Length))
        {
            var from = (part.Number - 1) * upload.PartBytes;
            using var content = new ByteArrayContent(bytes, (int)from, (int)Math.Min(upload.PartBytes, bytes.Length - from));
            using var stored = await web.PutAsync(new Uri(part.Url, UriKind.RelativeOrAbsolute), content, cancellationToken);
            stored.EnsureSuccessStatusCode();
        }

        return upload.VideoId;
    }

    public Task<ReceiptResponse> ConfirmAsync(string videoId, CancellationToken cancellationToken) =>
        PostAsync("/api/videos/confirm", new ConfirmUploadRequest(videoId, SizeBytes: null), Json.ConfirmUploadRequest, Json.ReceiptResponse, cancellationToken);

    public async Task<VideoResponse> ReadAsync(string videoId, CancellationToken cancellationToken) =>
        (await api.GetFromJsonAsync($"/api/videos/{videoId}", Json.VideoResponse, cancellationToken))!;

    public async Task WaitAsync(string videoId, Func<VideoResponse, bool> reached, CancellationToken cancellationToken)
    {
        while (true)
        {
            var video = await ReadAsync(videoId, cancellationToken);
            if (reached(video))
            {
                return;
            }

            if (video.State == VideoState.Failed)
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
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }

        return (await response.Content.ReadFromJsonAsync(responseType, cancellationToken))!;
    }
}
