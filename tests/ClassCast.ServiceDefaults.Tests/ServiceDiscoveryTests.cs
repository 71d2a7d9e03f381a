using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ServiceDiscovery;
using static ClassCast.ServiceDefaults.Tests.ScriptedHandler;

namespace ClassCast.ServiceDefaults.Tests;

public sealed class ServiceDiscoveryTests
{
    private readonly ScriptedHandler handler = new(Answer(HttpStatusCode.OK));

    [Theory]
    [InlineData("http://api/courses?x=1", "http://localhost:5001/courses?x=1")]
    [InlineData("https://api/courses", "https://localhost:7001/courses")]
    [InlineData("https+http://api/a%2Fb", "https://localhost:7001/a%2Fb")]
    [InlineData("http://_admin.api/", "http://localhost:5009/")]
    [InlineData("https+http://plain/x", "http://localhost:5002/x")]
    [InlineData("http://single/", "http://10.0.0.7:8080/")]
    [InlineData("http://based/x", "http://localhost:5003/base/x")]
    public async Task Known_name_becomes_the_configured_address(string asked, string expected)
    {
        using var client = Client();

        await client.GetAsync(asked, TestContext.Current.CancellationToken);

        Assert.Equal(new Uri(expected), Assert.Single(handler.Sent).Uri);
    }

    [Theory]
    [InlineData("http://example.org/x", "http://example.org/x")]
    [InlineData("http://127.0.0.1:8123/x", "http://127.0.0.1:8123/x")]
    [InlineData("http://[::1]:8123/x", "http://[::1]:8123/x")]
    [InlineData("http://api:81/x", "http://api:81/x")]
    [InlineData("https+http://example.org/x", "https://example.org/x")]
    public async Task Unknown_name_passes_through(string asked, string expected)
    {
        using var client = Client();

        await client.GetAsync(asked, TestContext.Current.CancellationToken);

        Assert.Equal(new Uri(expected), Assert.Single(handler.Sent).Uri);
    }

    [Fact]
    public async Task Several_addresses_are_used_in_turn()
    {
        using var client = Client();

        for (var i = 0; i < 6; i++) await client.GetAsync("http://many/", TestContext.Current.CancellationToken);

        Assert.Equal([6001, 6002, 6003, 6001, 6002, 6003], handler.Sent.Select(s => s.Uri.Port));
    }

    [Fact]
    public async Task Request_keeps_its_service_name_so_that_a_retry_resolves_again()
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://api/x");

        await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(new Uri("http://api/x"), request.RequestUri);
    }

    [Fact]
    public async Task Changed_configuration_is_used_after_reload()
    {
        var (services, configuration) = Services();
        var resolver = services.GetRequiredService<ServiceEndpointResolver>();
        var before = await resolver.GetEndpointsAsync("http://api", TestContext.Current.CancellationToken);

        configuration["services:api:http:0"] = "http://localhost:5555";
        configuration.Reload();

        var after = await resolver.GetEndpointsAsync("http://api", TestContext.Current.CancellationToken);
        Assert.Equal("http://localhost:5001/", Assert.Single(before.Endpoints).ToString());
        Assert.Equal("http://localhost:5555/", Assert.Single(after.Endpoints).ToString());
    }

    [Fact]
    public async Task Scheme_that_is_not_allowed_is_not_resolved()
    {
        var (services, _) = Services(o =>
        {
            o.AllowAllSchemes = false;
            o.AllowedSchemes = ["https"];
        });

        var found = await services.GetRequiredService<ServiceEndpointResolver>()
            .GetEndpointsAsync("https+http://api", TestContext.Current.CancellationToken);

        Assert.Equal("https://localhost:7001/", Assert.Single(found.Endpoints).ToString());
    }

    [Fact]
    public async Task Configured_value_that_is_no_address_names_its_key()
    {
        using var client = Client();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.GetAsync("http://wrong/", TestContext.Current.CancellationToken));

        Assert.Contains("services:wrong:http:0", e.Message, StringComparison.OrdinalIgnoreCase);
    }

    private HttpClient Client()
    {
        var (services, _) = Services();
        return services.GetRequiredService<IHttpClientFactory>().CreateClient("test");
    }

    private (ServiceProvider Services, IConfigurationRoot Configuration) Services(Action<ServiceDiscoveryOptions>? configure = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["services:api:http:0"] = "http://localhost:5001",
            ["services:api:https:0"] = "https://localhost:7001",
            ["services:api:admin:0"] = "http://localhost:5009",
            ["services:plain:http:0"] = "http://localhost:5002",
            ["services:single:http"] = "10.0.0.7:8080",
            ["services:based:http:0"] = "http://localhost:5003/base/",
            ["services:many:http:0"] = "http://localhost:6001",
            ["services:many:http:1"] = "http://localhost:6002",
            ["services:many:http:2"] = "http://localhost:6003",
            ["services:wrong:http:0"] = "http://",
        }).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddServiceDiscovery(configure ?? (_ => { }));
        services.AddHttpClient("test").ConfigurePrimaryHttpMessageHandler(() => handler).AddServiceDiscovery();
        return (services.BuildServiceProvider(), configuration);
    }
}
