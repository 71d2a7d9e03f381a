using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ClassCast.ServiceDefaults.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Request_span_carries_route_method_and_status_and_continues_the_callers_trace()
    {
        await using var app = await RunningApp.Start(map: a => a.MapGet("/courses-a/{id}", (string id) => Results.Ok(id)));

        await app.Client.GetStringAsync(new Uri(app.Address, "/courses-a/7"), TestContext.Current.CancellationToken);
        await app.Stop();

        var server = Assert.Single(app.Exported, s => s.Kind == ActivityKind.Server && Equals(s.GetTagItem("url.path"), "/courses-a/7"));
        var client = Assert.Single(app.Exported, s => s.Kind == ActivityKind.Client && s.TraceId == server.TraceId);
        Assert.Equal("GET /courses-a/{id}", server.DisplayName);
        Assert.Equal("/courses-a/{id}", server.GetTagItem("http.route"));
        Assert.Equal("GET", server.GetTagItem("http.request.method"));
        Assert.Equal(200, server.GetTagItem("http.response.status_code"));
        Assert.Equal(client.SpanId, server.ParentSpanId);
    }

    [Fact]
    public async Task Request_that_throws_is_an_error_span()
    {
        await using var app = await RunningApp.Start(map: a => a.MapGet("/broken-b", IResult () => throw new InvalidOperationException("broken")));
        using var client = new HttpClient();

        await client.GetAsync(new Uri(app.Address, "/broken-b"), TestContext.Current.CancellationToken);
        await app.Stop();

        var server = Assert.Single(app.Exported, s => s.Kind == ActivityKind.Server && Equals(s.GetTagItem("url.path"), "/broken-b"));
        Assert.Equal(ActivityStatusCode.Error, server.Status);
        Assert.Equal("System.InvalidOperationException", server.GetTagItem("error.type"));
        Assert.Equal(500, server.GetTagItem("http.response.status_code"));
        Assert.Equal("broken", Assert.Single(server.Events).Tags.Single(t => t.Key == "exception.message").Value);
    }

    [Fact]
    public async Task Handled_exception_keeps_the_route_that_was_asked_for()
    {
        await using var app = await RunningApp.Start(map: a =>
        {
            a.UseExceptionHandler("/sorry");
            a.MapGet("/broken-c/{id}", IResult (string id) => throw new InvalidOperationException(id));
            a.MapGet("/sorry", () => Results.Problem());
        });
        using var client = new HttpClient();

        await client.GetAsync(new Uri(app.Address, "/broken-c/7"), TestContext.Current.CancellationToken);
        await app.Stop();

        var server = Assert.Single(app.Exported, s => s.Kind == ActivityKind.Server && Equals(s.GetTagItem("url.path"), "/broken-c/7"));
        Assert.Equal("GET /broken-c/{id}", server.DisplayName);
        Assert.Equal(ActivityStatusCode.Error, server.Status);
    }

    [Fact]
    public async Task Unknown_path_is_named_by_its_method_only()
    {
        await using var app = await RunningApp.Start();
        using var client = new HttpClient();

        await client.GetAsync(new Uri(app.Address, "/nowhere-d"), TestContext.Current.CancellationToken);
        await app.Stop();

        var server = Assert.Single(app.Exported, s => s.Kind == ActivityKind.Server && Equals(s.GetTagItem("url.path"), "/nowhere-d"));
        Assert.Equal("GET", server.DisplayName);
        Assert.Equal(404, server.GetTagItem("http.response.status_code"));
        Assert.Equal(ActivityStatusCode.Unset, server.Status);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task Health_probe_is_not_exported(string path)
    {
        await using var app = await RunningApp.Start();
        using var client = new HttpClient();

        await client.GetAsync(new Uri(app.Address, path), TestContext.Current.CancellationToken);
        await app.Stop();

        Assert.DoesNotContain(app.Exported, s => s.Kind == ActivityKind.Server && Equals(s.GetTagItem("server.port"), app.Address.Port));
    }
}
