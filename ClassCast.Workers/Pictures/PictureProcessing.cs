namespace ClassCast.Workers.Pictures;

public static class PictureProcessing
{
    /// <summary>The picture worker. It runs the tools that the video worker brings, in folders as its own.</summary>
    public static IServiceCollection AddPictureProcessing(this IServiceCollection services)
    {
        services.AddSingleton<PicturePreparation>();
        services.AddSingleton<PictureJobHandler>();
        services.AddHostedService<PictureWorker>();
        return services;
    }
}
