using System.Net;
using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace ClassCast.AppHost.Tests.Orchestrator;

public sealed class EnvironmentTests
{
    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_project_is_told_its_profile_its_address_its_name_and_what_it_references()
    {
        await using var builder = Fixture.NewApplication("Parameters:city=Bern", "ConnectionStrings:db=Host=there");
        var city = builder.AddParameter("city");
        var api = builder.AddService("api");
        builder.AddService("web")
            .WithReference(api)
            .WithReference(builder.AddConnectionString("db"))
            .WithEnvironment("CITY", city)
            .WithEnvironment("GREETING", $"{city} is at {api.GetEndpoint("http")}")
            .WithEnvironment("API_PORT", $"{api.GetEndpoint("http").Property(EndpointProperty.Port)}")
            .WithEnvironment("PLAIN", "text");
        await using var app = await builder.StartAsync();

        var variables = await app.EnvironmentOfAsync("web");

        var address = app.GetEndpoint("api").ToString().TrimEnd('/');
        Assert.Equal(address, variables["services__api__http__0"]);
        Assert.Equal(address, variables["API_HTTP"]);
        Assert.Equal("Host=there", variables["ConnectionStrings__db"]);
        Assert.Equal("Bern", variables["CITY"]);
        Assert.Equal($"Bern is at {address}", variables["GREETING"]);
        Assert.Equal(new Uri(address).Port.ToString(), variables["API_PORT"]);
        Assert.Equal("text", variables["PLAIN"]);
        Assert.Equal("yes", variables["FROM_LAUNCH_PROFILE"]);
        Assert.Equal("Development", variables["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal("Development", variables["DOTNET_ENVIRONMENT"]);
        Assert.Equal(app.GetEndpoint("web").ToString().TrimEnd('/'), variables["ASPNETCORE_URLS"]);
        Assert.Equal("web", variables["OTEL_SERVICE_NAME"]);
        Assert.Equal("service.instance.id=web", variables["OTEL_RESOURCE_ATTRIBUTES"]);
        Assert.DoesNotContain("OTEL_EXPORTER_OTLP_ENDPOINT", variables.Keys);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task With_the_dashboard_on_projects_send_telemetry_to_it_with_its_key()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create(["--AppHost:OtlpApiKey=sesame"], (options, _) => options.DisableDashboard = false);
        builder.AddService("api");
        await using var app = await builder.StartAsync();

        var variables = await app.EnvironmentOfAsync("api");

        Assert.Equal("http/protobuf", variables["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal("x-otlp-api-key=sesame", variables["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.All(["OTEL_BSP_SCHEDULE_DELAY", "OTEL_BLRP_SCHEDULE_DELAY", "OTEL_METRIC_EXPORT_INTERVAL"], name => Assert.Equal("1000", variables[name]));
        using var client = new HttpClient { DefaultRequestHeaders = { { "x-otlp-api-key", "sesame" } } };
        using var traces = new ByteArrayContent([]) { Headers = { ContentType = new("application/x-protobuf") } };
        using var answer = await client.PostAsync(variables["OTEL_EXPORTER_OTLP_ENDPOINT"] + "/v1/traces", traces, Fixture.Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task Arguments_reach_the_project_in_order_with_their_values_filled_in()
    {
        await using var builder = Fixture.NewApplication("Parameters:city=La Chaux-de-Fonds");
        builder.AddService("api").WithArgs("--first", "a \"b\" $c").WithArgs(builder.AddParameter("city"));
        await using var app = await builder.StartAsync();
        await app.HealthyAsync("api");

        using var client = app.CreateHttpClient("api");
        var args = await client.GetFromJsonAsync<string[]>("/args", Fixture.Cancellation);

        Assert.Equal(["--first", "a \"b\" $c", "La Chaux-de-Fonds"], args!);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task An_executable_is_told_its_port_in_the_variable_that_the_endpoint_names()
    {
        await using var builder = Fixture.NewApplication();
        var tool = builder.AddExecutable("tool", "sh", ".", "-c", "echo port=$PORT").WithHttpEndpoint(env: "PORT");
        await using var app = await builder.StartAsync();

        var line = await app.LogLineAsync("tool", "port=");

        Assert.EndsWith($"port={tool.GetEndpoint("http").Port}", line, StringComparison.Ordinal);
    }

    [Theory(Timeout = Fixture.Timeout)]
    [InlineData("Parameters:city")]
    [InlineData("ConnectionStrings:db")]
    public async Task A_missing_value_fails_the_resource_that_needs_it_and_names_the_key(string key)
    {
        await using var builder = Fixture.NewApplication();
        var tool = builder.AddExecutable("tool", "sh", ".", "-c", "true");
        if (key.StartsWith("Parameters", StringComparison.Ordinal))
            tool.WithEnvironment("CITY", builder.AddParameter("city"));
        else
            tool.WithReference(builder.AddConnectionString("db"));
        await using var app = await builder.StartAsync();

        await app.ResourceNotifications.WaitForResourceAsync("tool", KnownResourceStates.FailedToStart, Fixture.Cancellation);

        Assert.Contains($"'{key}'", await app.LogLineAsync("tool", "Failed to start"), StringComparison.Ordinal);
    }
}
