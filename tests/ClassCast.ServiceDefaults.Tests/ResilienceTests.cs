using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly.CircuitBreaker;
using Polly.Timeout;
using static ClassCast.ServiceDefaults.Tests.ScriptedHandler;

namespace ClassCast.ServiceDefaults.Tests;

public sealed class ResilienceTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task Failing_get_is_repeated_after_growing_waits_and_succeeds()
    {
        var handler = Scripted(Answer(HttpStatusCode.ServiceUnavailable), Answer(HttpStatusCode.BadGateway), Answer(HttpStatusCode.OK));
        using var client = Client(handler, o => o.Retry.UseJitter = false);

        var response = await Finish(client, HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([0, 2, 6], handler.Sent.Select(s => (s.At - handler.Sent[0].At).TotalSeconds));
    }

    [Fact]
    public async Task Last_answer_is_returned_after_three_repetitions()
    {
        var handler = Scripted(Answer(HttpStatusCode.InternalServerError));
        using var client = Client(handler);

        var response = await Finish(client, HttpMethod.Get);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(4, handler.Sent.Count);
    }

    [Theory]
    [InlineData("POST", 1)]
    [InlineData("PUT", 1)]
    [InlineData("DELETE", 1)]
    [InlineData("PATCH", 1)]
    [InlineData("GET", 4)]
    [InlineData("HEAD", 4)]
    public async Task Unsafe_methods_are_sent_once_when_disabled(string method, int expected)
    {
        var handler = Scripted(_ => throw new HttpRequestException("refused"));
        using var client = Client(handler, o => o.Retry.DisableForUnsafeHttpMethods());

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            Finish(client, new HttpMethod(method)));

        Assert.Equal(expected, handler.Sent.Count);
    }

    [Fact]
    public async Task Post_is_repeated_by_default_as_in_the_original()
    {
        var handler = Scripted(Answer(HttpStatusCode.ServiceUnavailable), Answer(HttpStatusCode.OK));
        using var client = Client(handler);

        Assert.Equal(HttpStatusCode.OK, (await Finish(client, HttpMethod.Post)).StatusCode);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task Answer_that_will_not_change_is_not_asked_for_again(HttpStatusCode status)
    {
        var handler = Scripted(Answer(status));
        using var client = Client(handler);

        Assert.Equal(status, (await Finish(client, HttpMethod.Get)).StatusCode);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task Retry_after_header_sets_the_wait()
    {
        var handler = Scripted(
            _ =>
            {
                var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
                busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
                return Task.FromResult(busy);
            },
            Answer(HttpStatusCode.OK));
        using var client = Client(handler);

        await Finish(client, HttpMethod.Get);

        Assert.Equal(TimeSpan.FromSeconds(7), handler.Sent[1].At - handler.Sent[0].At);
    }

    [Fact]
    public async Task Attempt_without_an_answer_is_given_up_after_ten_seconds_and_repeated()
    {
        var handler = Scripted(Hang, Answer(HttpStatusCode.OK));
        using var client = Client(handler, o => o.Retry.UseJitter = false);

        Assert.Equal(HttpStatusCode.OK, (await Finish(client, HttpMethod.Get)).StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(12), handler.Sent[1].At - handler.Sent[0].At);
    }

    [Fact]
    public async Task Request_with_all_its_attempts_ends_after_thirty_seconds()
    {
        var handler = Scripted(Hang);
        using var client = Client(handler, o => o.Retry.UseJitter = false);
        var start = time.GetUtcNow();

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => Finish(client, HttpMethod.Get));

        Assert.Equal(TimeSpan.FromSeconds(30), time.GetUtcNow() - start);
    }

    [Fact]
    public async Task Caller_that_gives_up_is_told_so_and_not_retried()
    {
        var handler = Scripted(Hang);
        using var client = Client(handler);
        using var caller = new CancellationTokenSource();

        var request = client.GetAsync("http://service/", caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task Circuit_opens_after_many_failures_and_closes_after_the_break()
    {
        var failing = Enumerable.Repeat(Answer(HttpStatusCode.InternalServerError), 10);
        var handler = Scripted([.. failing, Answer(HttpStatusCode.OK)]);
        using var client = Client(handler, o =>
        {
            o.Retry.ShouldHandle = _ => ValueTask.FromResult(false);
            o.CircuitBreaker.MinimumThroughput = 10;
        });

        for (var i = 0; i < 10; i++) await client.GetAsync("http://service/", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<BrokenCircuitException>(() => client.GetAsync("http://service/", TestContext.Current.CancellationToken));
        Assert.Equal(10, handler.Sent.Count);

        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("http://service/", TestContext.Current.CancellationToken)).StatusCode);
    }

    private ScriptedHandler Scripted(params Func<CancellationToken, Task<HttpResponseMessage>>[] steps) => new(steps) { Time = time };

    private HttpClient Client(ScriptedHandler handler, Action<HttpStandardResilienceOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddHttpClient("service")
            .ConfigurePrimaryHttpMessageHandler(() => handler)
            .AddStandardResilienceHandler(configure ?? (_ => { }));
        var client = services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("service");
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    /// <summary>Moves the clock from one due timer to the next until the request has its result.</summary>
    private async Task<HttpResponseMessage> Finish(HttpClient client, HttpMethod method)
    {
        using var message = new HttpRequestMessage(method, "http://service/");
        var request = client.SendAsync(message, TestContext.Current.CancellationToken);
        while (!request.IsCompleted)
        {
            // what a due timer sets off ends in a new timer or in the result
            var next = time.NextTimer();
            time.Advance(time.Waiting[0]);
            await Task.WhenAny(request, next);
        }

        return await request;
    }
}
