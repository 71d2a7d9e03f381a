using System.Diagnostics;
using System.Diagnostics.Metrics;
using Aspire.Hosting.Dashboard.Telemetry;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SpanKind = Aspire.Hosting.Dashboard.Telemetry.SpanKind;

namespace ClassCast.AppHost.Tests.Dashboard;

/// <summary>What the exporter of the OpenTelemetry package sends is what the dashboard has.</summary>
public sealed partial class OtlpRoundTripTests
{
    [Fact]
    public async Task Spans_arrive_with_everything_they_carry()
    {
        await using var dashboard = await RunningDashboard.Start();
        var name = nameof(Spans_arrive_with_everything_they_carry);
        using var source = new ActivitySource(name);
        var link = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        using (var provider = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("api", serviceInstanceId: "api-7"))
            .AddSource(name)
            .AddOtlpExporter(o => To(dashboard, o, "/v1/traces"))
            .Build())
        {
            using var parent = source.StartActivity("process video", ActivityKind.Consumer, default(ActivityContext), links: [new ActivityLink(link)]);
            parent!.SetTag("text", "ünïcødé <b>").SetTag("number", 42).SetTag("real", 1.5).SetTag("yes", true).SetTag("many", new[] { "a", "b" });
            parent.AddEvent(new ActivityEvent("leased", tags: new ActivityTagsCollection { ["attempt"] = 2 }));
            using (var child = source.StartActivity("ffmpeg"))
                child!.SetStatus(ActivityStatusCode.Error, "moov atom not found");
            parent.Stop();
            Assert.True(provider.ForceFlush(10_000));
        }

        var trace = Assert.Single(dashboard.Host.Telemetry.Traces.List(new TraceQuery(), 10));
        var spans = dashboard.Host.Telemetry.Traces.Get(trace.Id);
        var consumer = Assert.Single(spans, s => s.Name == "process video");
        var ffmpeg = Assert.Single(spans, s => s.Name == "ffmpeg");
        var values = consumer.Attributes.ToDictionary(a => a.Key, a => a.Value);
        Assert.Equal(new TelemetryResource("api", "api-7"), consumer.Resource);
        Assert.Equal(name, consumer.Scope);
        Assert.Equal(SpanKind.Consumer, consumer.Kind);
        Assert.Equal("", consumer.ParentSpanId);
        Assert.Equal(("ünïcødé <b>", "42", "1.5", "true", "[a, b]"), (values["text"], values["number"], values["real"], values["yes"], values["many"]));
        Assert.Equal("leased", Assert.Single(consumer.Events).Name);
        Assert.Equal("2", Assert.Single(consumer.Events[0].Attributes).Value);
        Assert.Equal(new SpanLink(link.TraceId.ToHexString(), link.SpanId.ToHexString()), Assert.Single(consumer.Links));
        Assert.Equal(consumer.SpanId, ffmpeg.ParentSpanId);
        Assert.True(ffmpeg.IsError);
        Assert.Equal("moov atom not found", ffmpeg.StatusMessage);
        Assert.True(trace.HasError);
        Assert.InRange(ffmpeg.Start, consumer.Start, consumer.End);
    }

    [Fact]
    public async Task Logs_arrive_with_level_values_exception_and_trace()
    {
        await using var dashboard = await RunningDashboard.Start();
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        using (var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddOpenTelemetry(o =>
        {
            o.IncludeFormattedMessage = true;
            o.SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("workers"));
            o.AddOtlpExporter(e => To(dashboard, e, "/v1/logs"));
        })))
        {
            var logger = factory.CreateLogger("ClassCast.Videos");
            VideoFailed(logger, "v1", new InvalidOperationException("no moov"));
            Quiet(logger);
        }

        var entries = dashboard.Host.Telemetry.Logs.List(new LogQuery(), 10);
        var failed = Assert.Single(entries, e => e.Severity == LogSeverity.Error);
        var values = failed.Attributes.ToDictionary(a => a.Key, a => a.Value);
        Assert.Equal(LogSeverity.Debug, Assert.Single(entries, e => e != failed).Severity);
        Assert.Equal("Video v1 failed", failed.Message);
        Assert.Equal("ClassCast.Videos", failed.Scope);
        Assert.Equal("workers", failed.Resource.Name);
        Assert.Equal("v1", values["VideoId"]);
        Assert.Equal("no moov", values["exception.message"]);
        Assert.Equal(activity.TraceId.ToHexString(), failed.TraceId);
        Assert.Equal(activity.SpanId.ToHexString(), failed.SpanId);
        Assert.InRange(failed.Time, DateTimeOffset.UnixEpoch.ToUnixTimeMilliseconds(), long.MaxValue);
    }

    [Fact]
    public async Task Instruments_of_every_kind_arrive_with_values_and_attributes()
    {
        await using var dashboard = await RunningDashboard.Start();
        var name = nameof(Instruments_of_every_kind_arrive_with_values_and_attributes);
        using var meter = new Meter(name);
        var jobs = meter.CreateCounter<long>("jobs", "{job}", "Jobs that ended");
        var open = meter.CreateUpDownCounter<int>("open");
        meter.CreateObservableGauge("depth", () => 3.5);
        var time = meter.CreateHistogram<double>("duration", "s");
        using (var provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("workers"))
            .AddMeter(name)
            .AddView("duration", new ExplicitBucketHistogramConfiguration { Boundaries = [1, 2, 5] })
            .AddOtlpExporter((o, reader) =>
            {
                To(dashboard, o, "/v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = Timeout.Infinite;
            })
            .Build())
        {
            jobs.Add(2, new KeyValuePair<string, object?>("kind", "video"));
            jobs.Add(1, new KeyValuePair<string, object?>("kind", "mail"));
            open.Add(5);
            open.Add(-2);
            foreach (var seconds in new[] { 0.5, 1.5, 1.7, 9 })
                time.Record(seconds);
            Assert.True(provider.ForceFlush(10_000));
        }

        var instruments = dashboard.Host.Telemetry.Metrics.List("workers").ToDictionary(i => i.Key.Name);
        Assert.All(instruments.Values, i => Assert.Equal(name, i.Key.Meter));
        Assert.Equal((InstrumentKind.Counter, "{job}", "Jobs that ended"), (instruments["jobs"].Kind, instruments["jobs"].Unit, instruments["jobs"].Description));
        Assert.Equal(
            [("mail", 1), ("video", 2)],
            instruments["jobs"].Series.Select(s => (s.Attributes[0].Value, s.Points[^1].Value)).Order());
        Assert.Equal((InstrumentKind.UpDownCounter, 3), (instruments["open"].Kind, instruments["open"].Series[0].Points[^1].Value));
        Assert.Equal((InstrumentKind.Gauge, 3.5), (instruments["depth"].Kind, instruments["depth"].Series[0].Points[^1].Value));
        var distribution = instruments["duration"].Series[0].Points[^1].Distribution!;
        Assert.Equal([1, 2, 5], distribution.Bounds);
        Assert.Equal([1, 2, 0, 1], distribution.Counts);
        Assert.Equal((4, 12.7), (distribution.Count, distribution.Sum));
    }

    private static void To(RunningDashboard dashboard, OtlpExporterOptions options, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(dashboard.Host.OtlpEndpoint, path);
        options.Headers = "x-otlp-api-key=" + dashboard.Host.OtlpApiKey;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Video {VideoId} failed")]
    private static partial void VideoFailed(ILogger logger, string videoId, Exception e);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Nothing to do")]
    private static partial void Quiet(ILogger logger);
}
