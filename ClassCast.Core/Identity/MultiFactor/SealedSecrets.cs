using System.Security.Cryptography;
using System.Text;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>Secrets of authenticators as rows keep them: AES-256-GCM under the installation's secret, which no table has, and for one account each.</summary>
internal sealed class SealedSecrets(ICredentialAuthority authority)
{
    public async Task<string> SealAsync(byte[] secret, string userId, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(cancellationToken);
        return SealedBox.Seal(secret, key, Encoding.UTF8.GetBytes(userId));
    }

    /// <returns>
    /// Null when it was sealed by another installation (its tables moved, or its key is lost): then no code of the app can be right, and recovery codes still are.
    /// </returns>
    public async Task<byte[]?> OpenAsync(string sealedSecret, string userId, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(cancellationToken);
        try
        {
            return SealedBox.Open(sealedSecret, key, Encoding.UTF8.GetBytes(userId));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<byte[]> KeyAsync(CancellationToken cancellationToken) =>
        SealedBox.KeyOf(await authority.GetCodeKeyAsync(cancellationToken), "classcast authenticators"u8);
}
