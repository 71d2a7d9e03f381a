using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace ClassCast.Api.Tests.Http;

/// <summary>The Api with a portal of the school configured. That it gives other origins nothing by default is <see cref="HardeningTests"/>'.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    public const string Portal = "https://portal.school.example";

    public ApiFixture Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await ApiFixture.StartAsync(api => api.Settings["ClassCast:Cors:Origins:0"] = Portal);

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}

public sealed class CrossOriginTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_configured_origin_may_ask_and_read_and_no_credentials_are_taken_along()
    {
        using var preflight = await AskAsync(HttpMethod.Options, "/api/me", PortalFixture.Portal, "PUT", "authorization,if-match");
        using var answer = await AskAsync(HttpMethod.Get, "/api/me", PortalFixture.Portal);

        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(PortalFixture.Portal, Value(preflight, "Access-Control-Allow-Origin"));
        Assert.Contains("PUT", Value(preflight, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("If-Match", Value(preflight, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("600", Value(preflight, "Access-Control-Max-Age"));
        // a refusal too: the page must be able to read why
        Assert.Equal((HttpStatusCode.Unauthorized, PortalFixture.Portal), (answer.StatusCode, Value(answer, "Access-Control-Allow-Origin")));
        Assert.Contains("ETag", Value(answer, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.All([preflight, answer], response => Assert.Null(Value(response, "Access-Control-Allow-Credentials")));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://portal.school.example")]
    [InlineData("https://portal.school.example:8443")]
    [InlineData("https://x.portal.school.example")]
    [InlineData("https://portal.school.example.evil.example")]
    [InlineData("https://evil.example/https://portal.school.example")]
    [InlineData("null")]
    public async Task Any_other_origin_is_given_nothing(string origin)
    {
        using var preflight = await AskAsync(HttpMethod.Options, "/api/me", origin, "GET");
        using var answer = await AskAsync(HttpMethod.Get, "/api/me", origin);

        Assert.All([preflight, answer], response => Assert.Null(Value(response, "Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task A_socket_still_asks_for_an_origin_of_its_own_list()
    {
        var person = await portal.Api.StudentAsync(Stop);

        await Assert.ThrowsAnyAsync<System.Net.WebSockets.WebSocketException>(() => Live.LiveClient.ConnectAsync(portal.Api, person, Stop, PortalFixture.Portal));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://*.school.example")]
    [InlineData("https://portal.school.example/")]
    [InlineData("https://portal.school.example/path")]
    [InlineData("https://someone@portal.school.example")]
    [InlineData("portal.school.example")]
    [InlineData("null")]
    [InlineData("file:///etc")]
    public async Task What_is_no_exact_origin_stops_the_start_and_names_the_key(string origin)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => ApiFixture.StartAsync(api => api.Settings["ClassCast:Cors:Origins:0"] = origin));

        Assert.Contains("ClassCast__Cors__Origins", refused.Message, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string origin, string? askedMethod = null, string? askedHeaders = null)
    {
        using var client = portal.Api.Anonymous();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        if (askedMethod is not null)
        {
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", askedMethod);
        }

        if (askedHeaders is not null)
        {
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", askedHeaders);
        }

        return await client.SendAsync(request, Stop);
    }

    private static string? Value(HttpResponseMessage response, string header) =>
        ((HttpHeaders)response.Headers).TryGetValues(header, out var values) ? string.Join(", ", values) : null;
}
