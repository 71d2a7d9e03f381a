using Aspire.Hosting;
using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;

namespace ClassCast.AppHost.Tests.Dashboard;

public sealed class DashboardOptionsTests
{
    [Fact]
    public void Without_settings_it_is_the_default_address_and_asks_for_a_fresh_token()
    {
        var first = Read();
        var second = Read();

        Assert.Equal(new Uri("http://localhost:15080"), first.Url);
        Assert.True(first.IsDefaultUrl);
        Assert.False(first.AllowAnonymous);
        Assert.Equal(32, first.BrowserToken.Length);
        Assert.NotEqual(first.BrowserToken, second.BrowserToken);
        Assert.NotEqual(first.OtlpApiKey, first.BrowserToken);
    }

    [Theory]
    [InlineData("http://localhost:15999", "http://localhost:15999/")]
    [InlineData("https://localhost:17000;http://localhost:15999", "http://localhost:15999/")]
    [InlineData("http://+:8080", "http://0.0.0.0:8080/")]
    public void First_address_without_a_certificate_is_taken(string urls, string expected)
    {
        Assert.Equal(expected, Read(("ASPNETCORE_URLS", urls)).Url.ToString());
    }

    [Fact]
    public void Address_that_needs_a_certificate_names_the_key_to_set()
    {
        var e = Assert.Throws<DistributedApplicationException>(() => Read(("ASPNETCORE_URLS", "https://localhost:17000")));

        Assert.Contains("ASPNETCORE_URLS", e.Message, StringComparison.Ordinal);
    }

    private static DashboardOptions Read(params (string Key, string Value)[] settings) => DashboardOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
}
