using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClassCast.Workers.Video;

public static class VideoProcessing
{
    /// <summary>The video worker, configured by section <c>ClassCast:Video</c>; needs the ports of a backend.</summary>
    public static IServiceCollection AddVideoProcessing(this IServiceCollection services)
    {
        services.AddOptions<VideoWorkerOptions>().BindConfiguration(VideoWorkerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MediaProcess>();
        services.AddSingleton<MediaTools>();
        services.AddSingleton<MediaRunner>();
        services.AddSingleton<VideoMetrics>();
        services.AddSingleton<VideoOutputs>();
        services.AddSingleton<VideoPipeline>();
        services.AddSingleton<VideoTidying>();
        services.AddSingleton<VideoJobHandler>();
        services.AddSingleton(provider => new VideoFiles(provider.GetRequiredService<IBlobStore>(), provider.GetService<ILocalBlobFiles>()));
        services.AddSingleton(provider => new WorkFolders(
            provider.GetRequiredService<IOptions<VideoWorkerOptions>>(),
            provider.GetRequiredService<ILogger<WorkFolders>>(),
            provider.GetService<ILocalBlobFiles>()));
        services.AddHostedService<VideoWorker>();
        services.AddHealthChecks().AddCheck<MediaToolsHealthCheck>("ffmpeg");
        return services;
    }
}
