using ClassCast.Backends.Tests.Contracts;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class EmbeddedBlobStoreTests : BlobStoreContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());
}

public sealed class EmbeddedSignedAddressTests : SignedAddressContract, IAsyncDisposable
{
    private BlobServer? server;

    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override async Task<HttpClient> OpenBrowserAsync()
    {
        var backend = (EmbeddedBackend)Backend;
        server = await BlobServer.StartAsync(backend.DataDirectory, backend.Clock);
        return server.Client;
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        await DisposeAsync();
    }
}
