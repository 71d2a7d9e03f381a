using System.Text.Json.Serialization.Metadata;
using ClassCast.Contracts;
using ClassCast.Web.ApiClient;

namespace ClassCast.Web.Uploads;

/// <summary>What the modules in <c>js/</c> call: the upload of a video, and the fresh addresses of one. JSON, with the session's token added here.</summary>
public static class UploadEndpoints
{
    private static ContractsJson Json => ContractsJson.Default;

    /// <summary>Requests are read as the Api would read them: enums by name.</summary>
    public static IServiceCollection AddUploads(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Default));

    public static void MapUploads(this IEndpointRouteBuilder app)
    {
        var uploads = app.MapGroup("/uploads").AddEndpointFilter<ScriptRequestFilter>();
        uploads.MapPost("", StartAsync);
        uploads.MapGet("/{videoId}", ResumeAsync);
        uploads.MapPost("/{videoId}/parts", PartsAsync);
        uploads.MapPost("/{videoId}/confirm", ConfirmAsync);
        uploads.MapDelete("/{videoId}", CancelAsync);
        app.MapGet("/videos/{videoId}", VideoAsync).AddEndpointFilter<ScriptRequestFilter>();
    }

    private static async Task<IResult> StartAsync(StartUploadRequest request, ClassroomApi api, CancellationToken cancellationToken) =>
        Answer(await api.Videos.StartAsync(request, cancellationToken), Json.UploadResponse);

    private static async Task<IResult> ResumeAsync(string videoId, ClassroomApi api, CancellationToken cancellationToken) =>
        Answer(await api.Videos.ResumeAsync(videoId, cancellationToken), Json.UploadResponse);

    private static async Task<IResult> PartsAsync(string videoId, PartAddressesRequest request, ClassroomApi api, CancellationToken cancellationToken) =>
        Answer(await api.Videos.PartsAsync(videoId, request, cancellationToken), Json.UploadResponse);

    private static async Task<IResult> ConfirmAsync(string videoId, ConfirmUploadRequest request, ClassroomApi api, CancellationToken cancellationToken) =>
        Answer(await api.Videos.ConfirmAsync(request with { VideoId = videoId }, cancellationToken), Json.ReceiptResponse);

    private static async Task<IResult> CancelAsync(string videoId, ClassroomApi api, CancellationToken cancellationToken) =>
        await api.Videos.GiveUpAsync(videoId, cancellationToken) is { Succeeded: false, Problem: var problem } ? Refusal(problem) : TypedResults.NoContent();

    private static async Task<IResult> VideoAsync(string videoId, ClassroomApi api, CancellationToken cancellationToken) =>
        Answer(await api.Videos.GetAsync(videoId, cancellationToken), Json.VideoResponse);

    private static IResult Answer<T>(ApiResult<T> result, JsonTypeInfo<T> type) where T : class =>
        result.Succeeded ? TypedResults.Json(result.Value, type) : Refusal(result.Problem);

    /// <summary>The Api's refusal as it came: the modules decide by its code and show its sentence.</summary>
    internal static IResult Refusal(ApiProblem problem) => TypedResults.Problem(
        statusCode: problem.Status,
        title: problem.Title,
        detail: problem.Detail ?? problem.Errors.Values.SelectMany(messages => messages).FirstOrDefault(),
        extensions: new Dictionary<string, object?> { ["code"] = problem.Code });
}
