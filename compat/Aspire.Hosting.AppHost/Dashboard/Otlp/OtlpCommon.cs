using System.Globalization;
using Aspire.Hosting.Dashboard.Telemetry;
using Google.Protobuf;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>
/// The messages that all signals share. Field numbers: opentelemetry/proto/common/v1/common.proto and
/// resource/v1/resource.proto of https://github.com/open-telemetry/opentelemetry-proto.
/// </summary>
internal static class OtlpCommon
{
    private const int MaxDepth = 16;

    /// <summary>Reads <c>Export*ServiceRequest → Resource* → Scope*</c> and hands over every record in it.</summary>
    public static void ReadRequest(ByteString request, TelemetryStore store, Action<TelemetryResource, string, ByteString> onRecord) =>
        Proto.Read(request, (field, input) =>
        {
            if (field == 1)
                ReadOfResource(input.ReadBytes(), store, onRecord);
        });

    public static void AddAttribute(List<Attribute> attributes, CodedInputStream input)
    {
        var keyValue = ReadKeyValue(input.ReadBytes(), 0);
        if (attributes.Count < TelemetryLimits.Attributes)
            attributes.Add(keyValue);
    }

    public static string ReadAnyValue(ByteString message, int depth = 0)
    {
        if (depth > MaxDepth)
            return "…";
        var text = "";
        List<string>? parts = null;
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 1: text = input.ReadString(); break;
                case 2: text = input.ReadBool() ? "true" : "false"; break;
                case 3: text = input.ReadInt64().ToString(CultureInfo.InvariantCulture); break;
                case 4: text = input.ReadDouble().ToString(CultureInfo.InvariantCulture); break;
                case 5:
                    parts = [];
                    Proto.Read(input.ReadBytes(), (_, item) => parts.Add(ReadAnyValue(item.ReadBytes(), depth + 1)));
                    text = "[" + string.Join(", ", parts) + "]";
                    break;
                case 6:
                    parts = [];
                    Proto.Read(input.ReadBytes(), (_, item) =>
                    {
                        var (key, value) = ReadKeyValue(item.ReadBytes(), depth + 1);
                        parts.Add(key + ": " + value);
                    });
                    text = "{" + string.Join(", ", parts) + "}";
                    break;
                case 7: text = Convert.ToBase64String(input.ReadBytes().Span); break;
            }
        });
        return Proto.Limit(text, TelemetryLimits.Text);
    }

    private static void ReadOfResource(ByteString message, TelemetryStore store, Action<TelemetryResource, string, ByteString> onRecord)
    {
        var resource = TelemetryResource.Unknown;
        var scopes = new List<ByteString>();
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 1: resource = ReadResource(input.ReadBytes(), store); break;
                case 2: scopes.Add(input.ReadBytes()); break;
            }
        });
        foreach (var scope in scopes)
            ReadScope(scope, resource, onRecord);
    }

    private static void ReadScope(ByteString message, TelemetryResource resource, Action<TelemetryResource, string, ByteString> onRecord)
    {
        var scope = "";
        var records = new List<ByteString>();
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 1:
                    Proto.Read(input.ReadBytes(), (f, i) =>
                    {
                        if (f == 1)
                            scope = i.Text(TelemetryLimits.Name);
                    });
                    break;
                case 2: records.Add(input.ReadBytes()); break;
            }
        });
        foreach (var record in records)
            onRecord(resource, scope, record);
    }

    private static TelemetryResource ReadResource(ByteString message, TelemetryStore store)
    {
        var attributes = new List<Attribute>();
        Proto.Read(message, (field, input) =>
        {
            if (field == 1)
                AddAttribute(attributes, input);
        });
        return store.Resource(
            Proto.Limit(Find("service.name") ?? TelemetryResource.Unknown.Name, TelemetryLimits.Name),
            Proto.Limit(Find("service.instance.id") ?? "", TelemetryLimits.Name));

        string? Find(string key) => attributes.Where(a => a.Key == key).Select(a => a.Value).FirstOrDefault(v => v.Length > 0);
    }

    private static Attribute ReadKeyValue(ByteString message, int depth)
    {
        string key = "", value = "";
        Proto.Read(message, (field, input) =>
        {
            switch (field)
            {
                case 1: key = input.Text(TelemetryLimits.Name); break;
                case 2: value = ReadAnyValue(input.ReadBytes(), depth); break;
            }
        });
        return new Attribute(key, value);
    }
}
