using ClassCast.Backends.Embedded.Jobs;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Backends.Embedded.Hosting;

/// <summary>Opens and migrates the database before the process answers anything, so that a storage problem stops the start with its message.</summary>
internal sealed class OpenStorage(EmbeddedDatabase storage, QueueMetrics metrics) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = storage.Database.Path;
        _ = metrics;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
