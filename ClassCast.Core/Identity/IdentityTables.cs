using System.Text.Json;
using System.Text.Json.Serialization;
using ClassCast.Core.Identity.MultiFactor;
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
        PersonalData = PersonalData.Of(
            "Sign-in",
            DataExport.Withheld("It is the same as the profile."),
            DataErasure.Delete),
        Json = IdentityJson.Default.Account,
    };

    public static Table<PendingSignUp> PendingSignUps { get; } = new()
    {
        Name = "IdentityPendingSignUps",
        PartitionKey = "email",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        PersonalData = PersonalData.Of(
            "Sign-ups that wait",
            DataExport.Withheld("Codes are secret; the address is in the profile."),
            DataErasure.Delete),
        Json = IdentityJson.Default.PendingSignUp,
    };

    public static Table<PasswordReset> PasswordResets { get; } = new()
    {
        Name = "IdentityPasswordResets",
        PartitionKey = "email",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        PersonalData = PersonalData.Of(
            "Codes for a new password",
            DataExport.Withheld("Codes are secret."),
            DataErasure.Delete),
        Json = IdentityJson.Default.PasswordReset,
    };

    public static Table<EmailChange> EmailChanges { get; } = new()
    {
        Name = "IdentityEmailChanges",
        PartitionKey = "userId",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        PersonalData = PersonalData.Of(
            "Codes for a new address",
            DataExport.Withheld("Codes are secret."),
            DataErasure.Delete),
        Json = IdentityJson.Default.EmailChange,
    };

    public static Table<SignInFailures> SignInFailures { get; } = new()
    {
        Name = "IdentitySignInFailures",
        PartitionKey = "subject",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        PersonalData = PersonalData.Of(
            "Failed sign-ins",
            DataExport.Withheld("Kept for half an hour, to stop who guesses passwords."),
            DataErasure.Delete),
        Json = IdentityJson.Default.SignInFailures,
    };

    public static Table<Session> Sessions { get; } = new()
    {
        Name = "IdentitySessions",
        PartitionKey = "sessionId",
        Indexes = [new(ByUserId, "userId", "createdAt")],
        TimeToLive = "expiresAt",
        StaysBehind = true,
        PersonalData = PersonalData.Of(
            "Sessions",
            DataExport.File("sessions.json", "Where you are signed in."),
            DataErasure.Delete),
        Json = IdentityJson.Default.Session,
    };

    public static Table<RefreshToken> RefreshTokens { get; } = new()
    {
        Name = "IdentityRefreshTokens",
        PartitionKey = "tokenHash",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        PersonalData = PersonalData.Of(
            "Keys of sessions",
            DataExport.Withheld("They are secret, and stored as hashes that belong to a session alone."),
            DataErasure.KeepUntil("30 days after the last use", "Nothing but a session, which is erased, leads to a person from them.")),
        Json = IdentityJson.Default.RefreshToken,
    };

    /// <summary>Moves with the accounts: there no code of the app is right any more, but the recovery codes are.</summary>
    public static Table<SecondFactor> SecondFactors { get; } = new()
    {
        Name = "IdentitySecondFactors",
        PartitionKey = "userId",
        PersonalData = PersonalData.Of(
            "Authenticator app",
            DataExport.Withheld("It is a secret that your app shares."),
            DataErasure.Delete),
        Json = IdentityJson.Default.SecondFactor,
    };

    public static Table<SignInChallenge> Challenges { get; } = new()
    {
        Name = "IdentityChallenges",
        PartitionKey = "challengeHash",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        PersonalData = PersonalData.Of(
            "Sign-ins that wait for a code",
            DataExport.Withheld("They are secret, and stored under hashes that belong to a sign-in alone."),
            DataErasure.KeepUntil("five minutes after the password", "They cannot be found by person, and without the account they are worth nothing.")),
        Json = IdentityJson.Default.SignInChallenge,
    };

    public static IReadOnlyList<TableDefinition> All { get; } = [Accounts, PendingSignUps, PasswordResets, EmailChanges, SignInFailures, Sessions, RefreshTokens, SecondFactors, Challenges];
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(PendingSignUp))]
[JsonSerializable(typeof(PasswordReset))]
[JsonSerializable(typeof(EmailChange))]
[JsonSerializable(typeof(SignInFailures))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(RefreshToken))]
[JsonSerializable(typeof(SecondFactor))]
[JsonSerializable(typeof(SignInChallenge))]
internal sealed partial class IdentityJson : JsonSerializerContext;
