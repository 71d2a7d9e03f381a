using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;

namespace ClassCast.Api.Tests.Http;

/// <summary>Every endpoint that takes JSON, sent what is not what it takes.</summary>
public sealed class BadBodyTests(CallersFixture callers) : IClassFixture<CallersFixture>
{
    private readonly ApiFixture api = callers.Api;

    private static readonly (string Body, HttpStatusCode Status)[] Bad =
    [
        ("", HttpStatusCode.BadRequest),
        ("{", HttpStatusCode.BadRequest),
        ("{}", HttpStatusCode.BadRequest),
        ("null", HttpStatusCode.BadRequest),
        ("[]", HttpStatusCode.BadRequest),
        ("\"text\"", HttpStatusCode.BadRequest),
        ("17", HttpStatusCode.BadRequest),
        ("{\"title\":{},\"email\":[],\"code\":7.5,\"name\":[[]],\"refreshToken\":{},\"assignmentId\":[],\"videoId\":{},\"numbers\":\"x\",\"points\":\"many\",\"role\":\"King\",\"reason\":[]}", HttpStatusCode.BadRequest),
        ($"{{\"title\":\"{new string('x', 1024 * 1024)}\"}}", HttpStatusCode.RequestEntityTooLarge),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_endpoint_with_a_body_refuses_bad_ones_with_a_code()
    {
        var world = await World.CreateAsync(api, callers.Callers, Stop);
        var endpoints = AccessMatrixTests.Endpoints(api).Where(e => e.Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") == true).ToList();
        Assert.NotEmpty(endpoints);
        // an endpoint without a row is the access matrix's failure, not this test's
        foreach (var row in AccessRows.All.Where(row => endpoints.Any(e => e.Name == row.Endpoint)))
        {
            if (row.Arrange is not null)
            {
                await row.Arrange(world, Stop);
            }

            foreach (var (body, status) in Bad)
            {
                using var response = await SendAsync(row, world, new StringContent(body, Encoding.UTF8, "application/json"));
                var problem = await response.ProblemAsync(Stop);
                Assert.True(response.StatusCode == status, $"{row.Endpoint} answered {response.StatusCode} to {body[..Math.Min(60, body.Length)]}: {problem}");
            }

            using var form = await SendAsync(row, world, new StringContent("title=x", MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded")));
            await form.RefusedAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", Stop);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(AccessRow row, World world, HttpContent content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), row.Path?.Invoke(world) ?? row.Route) { Content = content };
        if (row.IfMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", row.IfMatch(world));
        }

        // the refusal of a body that is too large comes instead of reading it: ask before sending
        request.Headers.ExpectContinue = true;
        var caller = row.Route.StartsWith("/api/admin/", StringComparison.Ordinal) ? callers.Callers.Admin : callers.Callers.Instructor;
        return await caller.Http.SendAsync(request, Stop);
    }
}
