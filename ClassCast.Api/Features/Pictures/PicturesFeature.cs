namespace ClassCast.Api.Features.Pictures;

public static class PicturesFeature
{
    public static IServiceCollection AddPictures(this IServiceCollection services) =>
        services.AddSingleton<PictureReader>().AddSingleton<PictureWriter>();
}
