using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClassCast.Backends.Embedded.Blobs;

public static class BlobServiceExtensions
{
    /// <summary>
    /// <see cref="IBlobStore"/> and <see cref="ILocalBlobFiles"/> on files of this machine. The process that browsers reach also calls
    /// <see cref="BlobEndpoints.MapEmbeddedBlobs"/>.
    /// </summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="dataDirectory">Shared by all processes of the installation.</param>
    /// <param name="publicUrl">Base of the signed addresses; null or empty for addresses relative to the host.</param>
    public static IServiceCollection AddEmbeddedBlobs(this IServiceCollection services, string dataDirectory, string? publicUrl)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new BlobLayout(dataDirectory));
        services.AddSingleton<BlobSigningKeys>();
        services.AddSingleton(provider => new BlobSigner(
            provider.GetRequiredService<BlobSigningKeys>(), publicUrl, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ObjectFiles>();
        services.AddSingleton<MultipartUploads>();
        services.AddSingleton<EmbeddedBlobStore>();
        services.AddSingleton<IBlobStore>(provider => provider.GetRequiredService<EmbeddedBlobStore>());
        services.AddSingleton<ILocalBlobFiles>(provider => provider.GetRequiredService<EmbeddedBlobStore>());
        services.AddHostedService<BlobSweeper>();
        return services;
    }
}
