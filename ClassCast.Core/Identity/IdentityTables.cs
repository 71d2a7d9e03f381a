using System.Text.Json;
using System.Text.Json.Serialization;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>The tables of <see cref="IdentityProvider"/>, beside the classroom's: a code and its mail commit together.</summary>
internal static class IdentityTables
{
    public const string ByUserId = "userId-index";

    public static Table<Account> Accounts { get; } = new()
    {
        Name = "IdentityAccounts",
        PartitionKey = "email",
        Indexes = [new(ByUserId, "userId")],
        Json = IdentityJson.Default.Account,
    };

    public static Table<PendingSignUp> PendingSignUps { get; } = new()
    {
        Name = "IdentityPendingSignUps",
        PartitionKey = "email",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        Json = IdentityJson.Default.PendingSignUp,
    };

    public static Table<PasswordReset> PasswordResets { get; } = new()
    {
        Name = "IdentityPasswordResets",
        PartitionKey = "email",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        Json = IdentityJson.Default.PasswordReset,
    };

    public static Table<SignInFailures> SignInFailures { get; } = new()
    {
        Name = "IdentitySignInFailures",
        PartitionKey = "subject",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        Json = IdentityJson.Default.SignInFailures,
    };

    public static Table<Session> Sessions { get; } = new()
    {
        Name = "IdentitySessions",
        PartitionKey = "sessionId",
        Indexes = [new(ByUserId, "userId", "createdAt")],
        TimeToLive = "expiresAt",
        StaysBehind = true,
        Json = IdentityJson.Default.Session,
    };

    public static Table<RefreshToken> RefreshTokens { get; } = new()
    {
        Name = "IdentityRefreshTokens",
        PartitionKey = "tokenHash",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        Json = IdentityJson.Default.RefreshToken,
    };

    public static IReadOnlyList<TableDefinition> All { get; } = [Accounts, PendingSignUps, PasswordResets, SignInFailures, Sessions, RefreshTokens];
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(PendingSignUp))]
[JsonSerializable(typeof(PasswordReset))]
[JsonSerializable(typeof(SignInFailures))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(RefreshToken))]
internal sealed partial class IdentityJson : JsonSerializerContext;
