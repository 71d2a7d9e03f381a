using System.Security.Cryptography;
using ClassCast.Core.Identity;

namespace ClassCast.Core.Tests.Identity;

public sealed class SealedRenewalTests
{
    private const string Renewal = "the authority's secret";

    [Fact]
    public void The_token_that_sealed_a_renewal_opens_it() =>
        Assert.Equal(Renewal, SealedRenewal.Open(SealedRenewal.Seal(Renewal, "token"), "token"));

    [Fact]
    public void No_other_token_opens_it() =>
        Assert.ThrowsAny<CryptographicException>(() => SealedRenewal.Open(SealedRenewal.Seal(Renewal, "token"), "Token"));

    [Fact]
    public void A_changed_one_does_not_open()
    {
        var sealedRenewal = SealedRenewal.Seal(Renewal, "token")!;
        var changed = (sealedRenewal[0] == 'A' ? 'B' : 'A') + sealedRenewal[1..];

        Assert.ThrowsAny<CryptographicException>(() => SealedRenewal.Open(changed, "token"));
    }

    [Fact]
    public void The_same_renewal_is_never_sealed_alike_and_does_not_show()
    {
        var (one, other) = (SealedRenewal.Seal(Renewal, "token"), SealedRenewal.Seal(Renewal, "token"));

        Assert.NotEqual(one, other);
        Assert.DoesNotContain("secret", one, StringComparison.Ordinal);
    }

    [Fact]
    public void An_authority_without_renewals_needs_no_seal() =>
        Assert.Equal((null, ""), (SealedRenewal.Seal("", "token"), SealedRenewal.Open(null, "token")));
}
