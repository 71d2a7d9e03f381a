using System.ComponentModel.DataAnnotations;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>Section <c>ClassCast:Identity</c>. All processes of an installation have the same values.</summary>
public sealed class EmbeddedIdentityOptions
{
    public const string Section = "ClassCast:Identity";

    /// <summary><c>iss</c> of the tokens.</summary>
    [Required]
    public string Issuer { get; set; } = "urn:classcast:embedded";

    /// <summary><c>client_id</c> of access tokens, <c>aud</c> of id tokens.</summary>
    [Required]
    public string ClientId { get; set; } = "classcast";

    /// <summary>Rounds of PBKDF2 with HMAC-SHA512; the default is OWASP's recommendation. Stored hashes are renewed at sign-in when it grows.</summary>
    [Range(1, 10_000_000)]
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>Failed sign-ins from one network address that lock it. Raise it where a whole school is behind one address.</summary>
    [Range(1, 1000)]
    public int FailuresPerAddress { get; set; } = Core.People.SignInLock.MaximumFailures;
}
