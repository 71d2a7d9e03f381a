using Aspire.Hosting.Dashboard.Telemetry;
using Google.Protobuf;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Field numbers: opentelemetry/proto/trace/v1/trace.proto.</summary>
internal static class OtlpTraces
{
    private const int StatusError = 2;

    public static List<SpanRecord> Decode(ByteString request, TelemetryStore store)
    {
        var spans = new List<SpanRecord>();
        OtlpCommon.ReadRequest(request, store, (resource, scope, record) =>
        {
            var span = ReadSpan(record, resource, scope);
            if (span.TraceId.Length > 0 && span.SpanId.Length > 0)
                spans.Add(span);
        });
        return spans;
    }

    private static SpanRecord ReadSpan(ByteString message, TelemetryResource resource, string scope)
    {
        string traceId = "", spanId = "", parent = "", name = "", statusMessage = "";
        long start = 0, end = 0;
        int kind = 0, status = 0;
        var attributes = new List<Attribute>();
        var events = new List<SpanEvent>();
        var links = new List<SpanLink>();
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 1: traceId = input.Hex(); break;
                case 2: spanId = input.Hex(); break;
                case 4: parent = input.Hex(); break;
                case 5: name = input.Text(TelemetryLimits.Name); break;
                case 6: kind = input.ReadEnum(); break;
                case 7: start = input.Nanoseconds(); break;
                case 8: end = input.Nanoseconds(); break;
                case 9: OtlpCommon.AddAttribute(attributes, input); break;
                case 11 when events.Count < TelemetryLimits.Events: events.Add(ReadEvent(input.ReadBytes())); break;
                case 13 when links.Count < TelemetryLimits.Events: links.Add(ReadLink(input.ReadBytes())); break;
                case 15:
                    Proto.Read(input.ReadBytes(), (f, i) =>
                    {
                        if (f == 2)
                            statusMessage = i.Text(TelemetryLimits.Text);
                        else if (f == 3)
                            status = i.ReadEnum();
                    });
                    break;
            }
        });
        return new SpanRecord
        {
            Resource = resource,
            Scope = scope,
            TraceId = traceId,
            SpanId = spanId,
            ParentSpanId = parent,
            Name = name,
            Kind = Enum.IsDefined((SpanKind)kind) ? (SpanKind)kind : SpanKind.Unspecified,
            Start = start,
            End = end,
            IsError = status == StatusError,
            StatusMessage = statusMessage,
            Attributes = attributes,
            Events = events,
            Links = links,
        };
    }

    private static SpanEvent ReadEvent(ByteString message)
    {
        long time = 0;
        var name = "";
        var attributes = new List<Attribute>();
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 1: time = input.Nanoseconds(); break;
                case 2: name = input.Text(TelemetryLimits.Name); break;
                case 3: OtlpCommon.AddAttribute(attributes, input); break;
            }
        });
        return new SpanEvent(time, name, attributes);
    }

    private static SpanLink ReadLink(ByteString message)
    {
        string traceId = "", spanId = "";
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 1: traceId = input.Hex(); break;
                case 2: spanId = input.Hex(); break;
            }
        });
        return new SpanLink(traceId, spanId);
    }
}
