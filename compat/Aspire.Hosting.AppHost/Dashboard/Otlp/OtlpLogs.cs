using Aspire.Hosting.Dashboard.Telemetry;
using Google.Protobuf;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>Field numbers: opentelemetry/proto/logs/v1/logs.proto.</summary>
internal static class OtlpLogs
{
    public static List<LogEntry> Decode(ByteString request, TelemetryStore store)
    {
        var entries = new List<LogEntry>();
        OtlpCommon.ReadRequest(request, store, (resource, scope, record) => entries.Add(ReadLog(record, resource, scope)));
        return entries;
    }

    private static LogEntry ReadLog(ByteString message, TelemetryResource resource, string scope)
    {
        string body = "", traceId = "", spanId = "";
        long time = 0, observed = 0;
        var severity = 0;
        var attributes = new List<Attribute>();
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 1: time = input.Nanoseconds(); break;
                case 2: severity = input.ReadEnum(); break;
                case 5: body = OtlpCommon.ReadAnyValue(input.ReadBytes()); break;
                case 6: OtlpCommon.AddAttribute(attributes, input); break;
                case 9: traceId = input.Hex(); break;
                case 10: spanId = input.Hex(); break;
                case 11: observed = input.Nanoseconds(); break;
            }
        });
        return new LogEntry
        {
            Resource = resource,
            Scope = scope,
            Time = time > 0 ? time : observed,
            Severity = SeverityOf(severity),
            Message = body,
            TraceId = traceId,
            SpanId = spanId,
            Attributes = attributes,
        };
    }

    // four numbers per level, from TRACE = 1 to FATAL4 = 24; 0 is unspecified
    private static LogSeverity SeverityOf(int number) => number switch
    {
        0 => LogSeverity.Information,
        <= 4 => LogSeverity.Trace,
        <= 8 => LogSeverity.Debug,
        <= 12 => LogSeverity.Information,
        <= 16 => LogSeverity.Warning,
        <= 20 => LogSeverity.Error,
        _ => LogSeverity.Critical,
    };
}
