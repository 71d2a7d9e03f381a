using System.Net;
using ClassCast.Backends.Embedded.Blobs;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class BlobSigningKeyTests : BlobTest
{
    private BlobSigningKeys Keys => Get<BlobSigningKeys>();

    [Fact]
    public async Task The_key_file_is_its_owners_alone()
    {
        await PutAsync("x");
        Blobs.SignGet(Key, Lifetime);

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Layout.SigningKeys));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(Layout.SigningKeys)!));
    }

    [Fact]
    public async Task A_new_key_signs_after_ninety_days_and_addresses_of_the_old_one_work_until_they_expire()
    {
        await PutAsync("x");
        var first = Keys.Current.Id;
        Clock.Advance(BlobSigningKeys.KeyLifetime);
        var lastOfOld = Blobs.SignGet(Key, BlobSigningKeys.MaximumLifetime);

        await Keys.RollOverAsync(Cancellation);

        Assert.NotEqual(first, Keys.Current.Id);
        Clock.Advance(BlobSigningKeys.MaximumLifetime - TimeSpan.FromMinutes(1));
        await Keys.RollOverAsync(Cancellation);
        using (var answer = await Browser.GetAsync(lastOfOld, Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Clock.Advance(TimeSpan.FromDays(2));
        await Keys.RollOverAsync(Cancellation);
        Assert.Null(Keys.Find(first));
        using var refused = await Browser.GetAsync(lastOfOld, Cancellation);
        Assert.Equal((403, "url_invalid"), await ProblemAsync(refused));
    }

    [Fact]
    public async Task Another_process_accepts_the_new_key_at_once()
    {
        await PutAsync("x");
        await using var other = await BlobServer.StartAsync(DataDirectory, Clock);
        var otherKeys = other.Services.GetRequiredService<BlobSigningKeys>();
        Assert.Equal(Keys.Current.Id, otherKeys.Current.Id);
        Clock.Advance(BlobSigningKeys.KeyLifetime);
        var before = otherKeys.Current.Id;
        await Keys.RollOverAsync(Cancellation);

        using var answer = await other.Client.GetAsync(Blobs.SignGet(Key, Lifetime), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual(before, otherKeys.Current.Id);
    }

    [Fact]
    public async Task Processes_that_roll_over_at_once_agree_on_one_new_key()
    {
        var first = Keys.Current.Id;
        var others = Enumerable.Range(0, 8).Select(_ => new BlobSigningKeys(new BlobLayout(DataDirectory), Clock)).ToList();
        Clock.Advance(BlobSigningKeys.KeyLifetime);

        await Task.WhenAll(others.Select(keys => Task.Run(() => keys.RollOverAsync(Cancellation), Cancellation)));

        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(first, Assert.Single(others.Select(keys => keys.Current.Id).Distinct()));
    }

    [Fact]
    public async Task A_damaged_key_file_is_named_rather_than_replaced()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Layout.SigningKeys)!);
        await File.WriteAllTextAsync(Layout.SigningKeys, "{ broken", Cancellation);
        var keys = new BlobSigningKeys(Layout, Clock);

        var error = Assert.Throws<InvalidDataException>(() => keys.Current);

        Assert.Contains(Layout.SigningKeys, error.Message, StringComparison.Ordinal);
        Assert.Equal("{ broken", await File.ReadAllTextAsync(Layout.SigningKeys, Cancellation));
    }

    [Fact]
    public void A_public_url_makes_addresses_absolute()
    {
        var options = Microsoft.Extensions.Options.Options.Create(new Backends.Embedded.EmbeddedOptions { PublicUrl = "https://files.example.org/" });
        var signer = new BlobSigner(Keys, options, Clock);

        var address = signer.Sign(new BlobGrant(Key, BlobGrant.Get, signer.ExpiryAfter(Lifetime)));

        Assert.StartsWith($"https://files.example.org/blobs/{Key}?e=", address.AbsoluteUri, StringComparison.Ordinal);
        Assert.False(Blobs.SignGet(Key, Lifetime).IsAbsoluteUri);
    }

    [Fact]
    public void Different_grants_have_different_texts()
    {
        var grant = new BlobGrant(Key, BlobGrant.Put, Clock.GetUtcNow());
        BlobGrant[] grants =
        [
            grant,
            grant with { Method = BlobGrant.Get },
            grant with { UploadId = "" },
            grant with { UploadId = "1" },
            grant with { PartNumber = 1 },
            grant with { MaximumBytes = 1 },
            grant with { ContentType = "1" },
            grant with { DownloadName = "1" },
            grant with { ContentType = "a\n=b" },
            grant with { ContentType = "a", DownloadName = "b" },
            grant with { Key = new BlobKey(Buckets.Documents, Key.Name) },
        ];

        Assert.Equal(grants.Length, grants.Select(each => each.ToCanonical()).Distinct().Count());
    }
}
