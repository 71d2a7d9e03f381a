using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Embedded.Identity;

internal enum PasswordCheck
{
    Wrong,
    Right,

    /// <summary>Right, and hashed with fewer rounds than are used now.</summary>
    RightButOld,
}

/// <summary>The framework's password hasher.</summary>
internal sealed class PasswordHashes
{
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> hasher;
    private readonly string noAccountHash;

    public PasswordHashes(IOptions<EmbeddedIdentityOptions> options)
    {
        hasher = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.PasswordIterations }));
        noAccountHash = hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
    }

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>The same work without a stored hash, and then always wrong: how long it takes does not tell whether there is an account.</summary>
    public PasswordCheck Check(string? storedHash, string password)
    {
        var result = hasher.VerifyHashedPassword(Nobody, storedHash ?? noAccountHash, password);
        return storedHash is null ? PasswordCheck.Wrong : result switch
        {
            PasswordVerificationResult.Success => PasswordCheck.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordCheck.RightButOld,
            PasswordVerificationResult.Failed => PasswordCheck.Wrong,
            _ => throw new InvalidOperationException($"Unknown result {result}."),
        };
    }
}
