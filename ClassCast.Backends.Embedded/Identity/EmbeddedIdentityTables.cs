using System.Text.Json;
using System.Text.Json.Serialization;
using ClassCast.Core;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>What this backend keeps itself because it has no Cognito: passwords, hashed.</summary>
internal static class EmbeddedIdentityTables
{
    public static Table<StoredPassword> Passwords { get; } = new()
    {
        Name = "EmbeddedPasswords",
        PartitionKey = "userId",
        TimeToLive = "expiresAt",
        PersonalData = PersonalData.Of(
            "Password",
            DataExport.Withheld("It is a hash, of no use to anybody."),
            DataErasure.Delete),
        Json = EmbeddedIdentityJson.Default.StoredPassword,
    };

    public static IReadOnlyList<TableDefinition> All { get; } = [Passwords];
}

/// <summary>The password of an account, or of a sign-up that may become one.</summary>
internal sealed record StoredPassword : Item
{
    public required string UserId { get; init; }

    public required string Hash { get; init; }

    /// <summary>Unix seconds; null once it is known to belong to an account.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>Without the hash, in case it is ever logged.</summary>
    public override string ToString() => $"StoredPassword {UserId}";
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(StoredPassword))]
[JsonSerializable(typeof(TokenKeyRing))]
internal sealed partial class EmbeddedIdentityJson : JsonSerializerContext;
