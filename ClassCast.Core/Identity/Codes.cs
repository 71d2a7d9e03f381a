using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>Mailed codes as rows keep them: hashed with the installation's secret, for one address.</summary>
internal sealed class Codes(ICredentialAuthority authority)
{
    public static string New() =>
        RandomNumberGenerator.GetInt32((int)Math.Pow(10, VerificationCodes.Digits))
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(VerificationCodes.Digits, '0');

    public async Task<string> HashAsync(string email, string code, CancellationToken cancellationToken)
    {
        var key = await authority.GetCodeKeyAsync(cancellationToken);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{email}\n{code.Trim()}")));
    }

    /// <summary>In time that does not depend on where they differ. An empty hash matches nothing.</summary>
    public static bool Match(string stored, string asked) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(stored), Encoding.ASCII.GetBytes(asked));
}
