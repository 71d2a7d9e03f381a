using System.Security.Cryptography;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>The secrets of the identity provider, kept in an owner-only file. Keys by the time from which they sign.</summary>
internal sealed class TokenKeyRing
{
    public required IReadOnlyList<TokenKey> Keys { get; init; }

    /// <summary>Keys the hashes of mailed codes, which are too short to be safe by themselves.</summary>
    public required byte[] CodeSecret { get; init; }

    public static TokenKeyRing Create(DateTimeOffset now) =>
        new() { Keys = [TokenKey.Create(signsFrom: now)], CodeSecret = RandomNumberGenerator.GetBytes(32) };

    public TokenKey Signing(DateTimeOffset now) => Keys.LastOrDefault(key => key.SignsFrom <= now) ?? Keys[0];

    /// <summary>
    /// The ring as it should be now: a successor is published a day before it signs, which it does 90 days after its predecessor began;
    /// a key goes when the last token that it signed has expired.
    /// </summary>
    /// <returns>Null when nothing is due.</returns>
    public TokenKeyRing? Advance(DateTimeOffset now)
    {
        List<TokenKey> keys = [.. Keys];
        keys.RemoveAll(key => Keys.Any(next => next.SignsFrom > key.SignsFrom && next.SignsFrom + TokenKey.KeptAfterSuccessor <= now));
        var due = keys[^1].SignsFrom + TokenKey.Lifetime;
        if (due - TokenKey.PublishedBefore <= now)
        {
            var earliest = now + TokenKey.PublishedBefore;
            keys.Add(TokenKey.Create(signsFrom: due > earliest ? due : earliest));
        }

        return keys.SequenceEqual(Keys) ? null : new TokenKeyRing { Keys = keys, CodeSecret = CodeSecret };
    }
}

internal sealed class TokenKey
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(90);

    public static TimeSpan PublishedBefore { get; } = TimeSpan.FromDays(1);

    /// <summary>A token's hour, and a day for processes whose clock or copy of the ring is behind.</summary>
    public static TimeSpan KeptAfterSuccessor { get; } = Tokens.Lifetime + TimeSpan.FromDays(1);

    /// <summary>The <c>kid</c>.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset SignsFrom { get; init; }

    /// <summary>P-256, PKCS #8.</summary>
    public required byte[] PrivateKey { get; init; }

    public static TokenKey Create(DateTimeOffset signsFrom)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new TokenKey
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            SignsFrom = signsFrom,
            PrivateKey = key.ExportPkcs8PrivateKey(),
        };
    }

    public ECDsa Open()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(PrivateKey, out _);
        return key;
    }
}
