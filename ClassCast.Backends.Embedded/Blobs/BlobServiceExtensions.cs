using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Embedded.Blobs;

public static class BlobServiceExtensions
{
    /// <summary>
    /// <see cref="IBlobStore"/> and <see cref="ILocalBlobFiles"/> on files of this machine. The process that browsers reach also calls
    /// <see cref="BlobEndpoints.MapEmbeddedBlobs"/>.
    /// </summary>
    public static IServiceCollection AddEmbeddedBlobs(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new BlobLayout(provider.GetRequiredService<IOptions<EmbeddedOptions>>().Value.DataDirectory!));
        services.AddSingleton<BlobSigningKeys>();
        services.AddSingleton<BlobSigner>();
        services.AddSingleton<ObjectFiles>();
        services.AddSingleton<MultipartUploads>();
        services.AddSingleton<EmbeddedBlobStore>();
        services.AddSingleton<IBlobStore>(provider => provider.GetRequiredService<EmbeddedBlobStore>());
        services.AddSingleton<ILocalBlobFiles>(provider => provider.GetRequiredService<EmbeddedBlobStore>());
        services.AddHostedService<BlobSweeper>();
        return services;
    }
}
