using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.Orchestrator;

public sealed class ReplicaTests
{
    [Fact(Timeout = Fixture.Timeout)]
    public async Task Replicas_share_one_address_and_the_rest_answers_when_one_is_killed()
    {
        await using var builder = Fixture.NewApplication();
        builder.AddService("api").WithReplicas(2);
        await using var app = await builder.StartAsync();
        await app.HealthyAsync("api");

        var both = new HashSet<int>();
        await Eventually.TrueAsync("answers of both replicas", async () =>
        {
            both.Add(await PidAsync(app));
            return both.Count == 2;
        }, Fixture.Cancellation);
        var killed = both.First();
        AppHostProcess.Signal(killed, "KILL");
        await app.ResourceNotifications.WaitForResourceAsync("api", change => change.Snapshot.ExitCode is not null, Fixture.Cancellation);

        for (var i = 0; i < 4; i++)
            Assert.Equal(both.Last(), await PidAsync(app));
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task Replicas_have_ids_and_ports_of_their_own()
    {
        await using var builder = Fixture.NewApplication();
        builder.AddService("api").WithReplicas(2);
        await using var app = await builder.StartAsync();

        var first = await app.HealthyAsync("api-1");
        var second = await app.HealthyAsync("api-2");

        Assert.Equal(["api", "api"], [first.Resource.Name, second.Resource.Name]);
        Assert.NotEqual(ListenUrl(first.Snapshot), ListenUrl(second.Snapshot));
        Assert.DoesNotContain(app.GetEndpoint("api").Port.ToString(), ListenUrl(first.Snapshot), StringComparison.Ordinal);
        Assert.Equal(first.Snapshot.Urls.Single(), second.Snapshot.Urls.Single());
    }

    private static string ListenUrl(Aspire.Hosting.ApplicationModel.CustomResourceSnapshot snapshot) =>
        snapshot.EnvironmentVariables.Single(variable => variable.Name == "ASPNETCORE_URLS").Value!;

    private static async Task<int> PidAsync(DistributedApplication app)
    {
        // a fresh connection each time: a kept one stays with its replica
        using var client = new HttpClient { BaseAddress = app.GetEndpoint("api") };
        return await client.GetFromJsonAsync<int>("/pid", Fixture.Cancellation);
    }
}
