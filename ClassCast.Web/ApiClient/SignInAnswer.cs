using System.Text.Json;
using System.Text.Json.Serialization;
using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

/// <summary>The answer to a right password: either of two shapes, by status 200 or 202.</summary>
public sealed class SignInAnswer
{
    [JsonInclude]
    internal string? AccessToken { get; init; }

    [JsonInclude]
    internal string? IdToken { get; init; }

    [JsonInclude]
    internal string? RefreshToken { get; init; }

    [JsonInclude]
    internal DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null where no code is asked for.</summary>
    public string? Challenge { get; init; }

    public TokenResponse ToTokens() => AccessToken is null || IdToken is null || RefreshToken is null
        ? throw new JsonException("The answer to a sign-in has neither tokens nor a challenge.")
        : new(AccessToken, IdToken, RefreshToken, ExpiresAt);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SignInAnswer))]
internal sealed partial class SignInJson : JsonSerializerContext;
