using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class MetricsTests : IAsyncDisposable
{
    private readonly EmbeddedBackend backend = new();

    [Fact]
    public async Task Queue_depth_and_commits_are_measured_on_the_products_meter()
    {
        var seen = new ConcurrentBag<(string Name, double Value, string Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == ClassCastTelemetry.Name)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Text(tags))));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Text(tags))));
        listener.Start();
        var store = (await backend.StartProcessAsync()).GetRequiredService<ITableStore>();
        await store.CommitAsync(
            new Transaction().Enqueue(Queues.VideoProcessing, new ProcessVideo("a")).Enqueue(Queues.VideoProcessing, new ProcessVideo("b")),
            TestContext.Current.CancellationToken);
        backend.Clock.Advance(TimeSpan.FromSeconds(7));

        listener.RecordObservableInstruments();

        // other tests of this process measure too, but none of them uses the product's own queue
        Assert.Contains(("classcast.queue.depth", 2, "queue=video-processing state=ready"), seen);
        Assert.Contains(("classcast.queue.oldest_age", 7, "queue=video-processing"), seen);
        Assert.Contains(seen, measurement => measurement is { Name: "classcast.store.commit.size", Value: >= 1 });
        Assert.Contains(seen, measurement => measurement is { Name: "classcast.store.commit.duration", Value: > 0 });
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
