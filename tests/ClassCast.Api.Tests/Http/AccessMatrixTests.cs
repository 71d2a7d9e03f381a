using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Api.Tests.Http;

/// <summary>Makes the callers once for the class, in a school of their own: what a refused call changes would be seen, and nobody else changes anything.</summary>
public sealed class CallersFixture : IAsyncLifetime
{
    public ApiFixture Api { get; private set; } = null!;

    public Callers Callers { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Api = await ApiFixture.StartAsync();
        Callers = await Callers.CreateAsync(Api, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}

/// <summary>Every endpoint × every kind of caller. Who is refused has changed nothing.</summary>
public sealed class AccessMatrixTests(CallersFixture callers) : IClassFixture<CallersFixture>
{
    private readonly ApiFixture api = callers.Api;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<AccessRow>> Rows =>
        AccessRows.All.Select(row => new TheoryDataRow<AccessRow>(row) { TestDisplayName = $"Access to {row.Endpoint}" });

    [Fact]
    public void Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        var mapped = Endpoints(api).Select(endpoint => endpoint.Name).Order(StringComparer.Ordinal);
        var rows = AccessRows.All.Select(row => row.Endpoint).Order(StringComparer.Ordinal);

        Assert.Equal(mapped, rows);
    }

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public async Task Each_caller_is_allowed_or_refused_as_the_row_says(AccessRow row)
    {
        var world = await World.CreateAsync(api, callers.Callers, Stop);
        if (row.Arrange is not null)
        {
            await row.Arrange(world, Stop);
        }

        using var nobody = api.Anonymous();
        var anonymous = await CallAsync(nobody, row, world);
        var suspended = await CallAsync(world.Callers.Suspended.Http, row, world);
        var outsider = await CallAsync(world.Callers.Outsider.Http, row, world);
        var other = await CallAsync(world.Callers.OtherInstructor.Http, row, world);
        var student = await CallAsync(world.Callers.Student.Http, row, world);
        var admin = await CallAsync(world.Callers.Admin.Http, row, world);
        var assistant = await CallAsync(world.Callers.Assistant.Http, row, world);
        var instructor = await CallAsync(world.Callers.Instructor.Http, row, world);

        Assert.Equal(row.Expected, $"{anonymous} {student} {outsider} {instructor} {other} {assistant} {admin} {suspended}");
    }

    /// <summary>Method and route of all that is mapped. A mapping without a method (health checks, sockets) answers GET.</summary>
    internal static IEnumerable<(string Name, RouteEndpoint Endpoint)> Endpoints(ApiFixture api) =>
        from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select ($"{method} /{endpoint.RoutePattern.RawText?.Trim('/')}", endpoint);

    private static async Task<int> CallAsync(HttpClient client, AccessRow row, World world)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), row.Path?.Invoke(world) ?? row.Route);
        if (row.Body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(row.Body(world), HttpAssertions.Json), new System.Net.Http.Headers.MediaTypeHeaderValue(row.ContentType));
        }

        if (row.IfMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", row.IfMatch(world));
        }

        var before = await StoredState.ReadAsync(world.Api, Stop);
        using var response = await client.SendAsync(request, Stop);
        Assert.True(response.StatusCode < HttpStatusCode.InternalServerError, await response.Content.ReadAsStringAsync(Stop));
        if ((int)response.StatusCode >= 400 && row.Method != "HEAD")
        {
            await response.ProblemAsync(Stop);
        }

        if ((int)response.StatusCode >= 400 && !row.Counts)
        {
            Assert.Equal(before, await StoredState.ReadAsync(world.Api, Stop));
        }

        return (int)response.StatusCode;
    }
}
