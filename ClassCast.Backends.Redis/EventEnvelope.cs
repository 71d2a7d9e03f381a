using System.Text.Json;
using System.Text.Json.Serialization;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Redis;

/// <param name="Publisher">One per process and start.</param>
/// <param name="Sequence">1, 2, 3 … of that publisher.</param>
internal sealed record EventEnvelope(string Publisher, long Sequence, LiveEvent Event);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EventEnvelope))]
internal sealed partial class RedisJson : JsonSerializerContext;
