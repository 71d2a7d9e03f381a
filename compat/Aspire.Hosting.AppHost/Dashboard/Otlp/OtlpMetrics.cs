using Aspire.Hosting.Dashboard.Telemetry;
using Google.Protobuf;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>
/// Field numbers: opentelemetry/proto/metrics/v1/metrics.proto. Exponential histograms and summaries are skipped: no
/// instrument of the application asks for them.
/// </summary>
internal static class OtlpMetrics
{
    private const int TemporalityDelta = 1;

    public static List<MetricSample> Decode(ByteString request, TelemetryStore store)
    {
        var samples = new List<MetricSample>();
        OtlpCommon.ReadRequest(request, store, (resource, scope, record) => ReadMetric(record, resource, scope, samples));
        return samples;
    }

    private static void ReadMetric(ByteString message, TelemetryResource resource, string meter, List<MetricSample> samples)
    {
        string name = "", description = "", unit = "";
        InstrumentKind? kind = null;
        var data = ByteString.Empty;
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 1: name = input.Text(TelemetryLimits.Name); break;
                case 2: description = input.Text(TelemetryLimits.Name); break;
                case 3: unit = input.Text(TelemetryLimits.Name); break;
                case 5: (kind, data) = (InstrumentKind.Gauge, input.ReadBytes()); break;
                case 7: (kind, data) = (InstrumentKind.UpDownCounter, input.ReadBytes()); break;
                case 9: (kind, data) = (InstrumentKind.Histogram, input.ReadBytes()); break;
            }
        });
        if (kind is not { } known || name.Length == 0)
            return;

        var points = new List<ByteString>();
        var isDelta = false;
        Proto.Read(data, (field, input) =>
        {
            switch (field)
            {
                case 1: points.Add(input.ReadBytes()); break;
                case 2 when known != InstrumentKind.Gauge: isDelta = input.ReadEnum() == TemporalityDelta; break;
                case 3 when known == InstrumentKind.UpDownCounter && input.ReadBool(): kind = InstrumentKind.Counter; break;
            }
        });
        var template = new MetricSample
        {
            Resource = resource,
            Meter = meter,
            Name = name,
            Unit = unit,
            Description = description,
            Kind = kind.Value,
            IsDelta = isDelta,
        };
        samples.AddRange(points.Select(p => known == InstrumentKind.Histogram ? ReadHistogram(p, template) : ReadNumber(p, template)));
    }

    private static MetricSample ReadNumber(ByteString message, MetricSample template)
    {
        long time = 0;
        double value = 0;
        var attributes = new List<Attribute>();
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 3: time = input.Nanoseconds(); break;
                case 4: value = input.ReadDouble(); break;
                case 6: value = input.ReadSFixed64(); break;
                case 7: OtlpCommon.AddAttribute(attributes, input); break;
            }
        });
        return template with { Time = time, Value = double.IsFinite(value) ? value : 0, Attributes = attributes };
    }

    private static MetricSample ReadHistogram(ByteString message, MetricSample template)
    {
        long time = 0, count = 0;
        double sum = 0;
        var counts = new List<long>();
        var bounds = new List<double>();
        var attributes = new List<Attribute>();
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 3: time = input.Nanoseconds(); break;
                case 4: count = (long)input.ReadFixed64(); break;
                case 5: sum = input.ReadDouble(); break;
                case 6: ReadPacked(input, i => counts.Add((long)i.ReadFixed64())); break;
                case 7: ReadPacked(input, i => bounds.Add(i.ReadDouble())); break;
                case 9: OtlpCommon.AddAttribute(attributes, input); break;
            }
        });

        // without buckets everything is in the one that has no bound
        if (counts.Count != bounds.Count + 1)
            (counts, bounds) = ([count], []);
        return template with
        {
            Time = time,
            Value = count,
            Distribution = new Distribution(bounds, counts, sum, count),
            Attributes = attributes,
        };
    }

    private static void ReadPacked(CodedInputStream input, Action<CodedInputStream> read)
    {
        using var values = input.ReadBytes().CreateCodedInput();
        while (!values.IsAtEnd)
            read(values);
    }
}
