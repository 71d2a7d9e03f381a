using System.Security.Cryptography;
using ClassCast.Backends.Embedded.Files;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>The keys that sign addresses. The newest signs; an older one is kept until the last address that it signed has expired.</summary>
internal sealed class BlobSigningKeys(BlobLayout layout, TimeProvider time)
{
    private const int KeyBytes = 32;

    private readonly SecretFile<SigningKeyRing> file =
        new(layout.SigningKeys, BlobJson.Default.SigningKeyRing, () => new SigningKeyRing([NewKey(time)]), time);

    /// <summary>As S3: no address lives longer.</summary>
    public static TimeSpan MaximumLifetime { get; } = TimeSpan.FromDays(7);

    public static TimeSpan KeyLifetime { get; } = TimeSpan.FromDays(90);

    public SigningKey Current => file.Read().Keys[^1];

    /// <summary>Null when no such key is known, also not to the process that rolled over a moment ago.</summary>
    public SigningKey? Find(string id) => Find(file.Read(), id) ?? Find(file.ReadFresh(), id);

    /// <summary>Adds a key when the newest is old, and drops those that nothing valid is signed by.</summary>
    public Task RollOverAsync(CancellationToken cancellationToken) => file.UpdateAsync(RollOver, cancellationToken);

    private SigningKeyRing? RollOver(SigningKeyRing ring)
    {
        var now = time.GetUtcNow();
        List<SigningKey> keys = [.. ring.Keys];
        if (keys[^1].CreatedAt + KeyLifetime <= now)
        {
            keys.Add(NewKey(time));
        }

        // a key signs until its successor is seen, at most a minute later in another process: a day is plenty
        var keepAfter = now - MaximumLifetime - TimeSpan.FromDays(1);
        while (keys.Count > 1 && keys[1].CreatedAt <= keepAfter)
        {
            keys.RemoveAt(0);
        }

        return keys.Select(key => key.Id).SequenceEqual(ring.Keys.Select(key => key.Id)) ? null : new SigningKeyRing(keys);
    }

    private static SigningKey? Find(SigningKeyRing ring, string id) => ring.Keys.FirstOrDefault(key => key.Id == id);

    private static SigningKey NewKey(TimeProvider time) => new()
    {
        Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)),
        Secret = RandomNumberGenerator.GetBytes(KeyBytes),
        CreatedAt = time.GetUtcNow(),
    };
}
