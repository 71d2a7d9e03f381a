using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;

namespace ClassCast.AppHost.Tests.Orchestrator;

public sealed class ModelTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("my_service")]
    [InlineData("two--hyphens")]
    [InlineData("trailing-")]
    public async Task A_name_that_cannot_be_a_host_name_is_refused(string name)
    {
        await using var builder = Fixture.NewApplication();

        Assert.ThrowsAny<ArgumentException>(() => builder.AddParameter(name, "value"));
    }

    [Fact]
    public async Task A_second_resource_of_the_same_name_is_refused()
    {
        await using var builder = Fixture.NewApplication();
        builder.AddParameter("city", "Bern");

        var refusal = Assert.Throws<DistributedApplicationException>(() => builder.AddExecutable("City", "sh", "."));

        Assert.Contains("Two resources are named 'City'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_of_a_resource_stop_before_it_and_equals_together()
    {
        await using var builder = Fixture.NewApplication();
        var cache = builder.AddExecutable("cache", "sh", ".");
        var api = builder.AddService("api").WaitFor(cache);
        builder.AddService("workers").WaitFor(api);
        builder.AddService("web").WithReference(api);

        var groups = StopOrder.Groups(builder.Resources).Select(group => string.Join(',', group.Select(resource => resource.Name)));

        Assert.Equal(["workers,web", "api", "cache"], groups);
    }

    [Fact]
    public async Task Services_that_refer_to_each_other_stop_together()
    {
        await using var builder = Fixture.NewApplication();
        var api = builder.AddService("api");
        var web = builder.AddService("web").WithReference(api);
        api.WithReference(web);

        Assert.Equal(2, Assert.Single(StopOrder.Groups(builder.Resources)).Length);
    }

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("  a  b ", new[] { "a", "b" })]
    [InlineData("--name \"two words\" --empty \"\"", new[] { "--name", "two words", "--empty", "" })]
    [InlineData("a\"b c\"d", new[] { "ab cd" })]
    public void Command_lines_are_split_at_spaces_outside_quotes(string line, string[] expected) => Assert.Equal(expected, CommandLine.Split(line));

    [Theory]
    [InlineData(false, null, 5999)]
    [InlineData(true, null, null)]
    [InlineData(false, 7000, 7000)]
    public async Task The_profile_s_port_is_used_unless_ports_are_random_or_the_AppHost_says_otherwise(bool randomize, int? chosen, int? expected)
    {
        await using var builder = Fixture.NewApplication($"DcpPublisher:RandomizePorts={randomize}");
        var api = builder.AddService("api");
        if (chosen is not null)
            api.WithEndpoint("http", endpoint => endpoint.Port = chosen);

        var plan = Assert.Single(EndpointPlan.Allocate(api.Resource, randomize));

        Assert.False(plan.NeedsProxy);
        Assert.Equal(expected ?? plan.PublicPort, plan.PublicPort);
        Assert.Equal(randomize, plan.PublicPort != (chosen ?? 5999));
        Assert.Equal($"http://localhost:{plan.PublicPort}", api.GetEndpoint("http").Url);
    }

    [Fact]
    public async Task A_process_with_a_port_of_its_own_is_reached_at_the_public_one_through_a_proxy()
    {
        await using var builder = Fixture.NewApplication();
        var tool = builder.AddExecutable("tool", "sh", ".").WithHttpEndpoint(port: 8080, targetPort: 3000);

        var plan = Assert.Single(EndpointPlan.Allocate(tool.Resource, randomizePorts: false));

        Assert.True(plan.NeedsProxy);
        Assert.Equal((8080, 3000), (plan.PublicPort, plan.TargetPorts.Single()));
    }

    [Fact]
    public async Task An_expression_keeps_braces_and_fills_values()
    {
        await using var builder = Fixture.NewApplication();
        var city = builder.AddParameter("city", "Bern");

        var expression = ReferenceExpression.Create($"{{\"city\": \"{city}\"}}");

        Assert.Equal("{\"city\": \"Bern\"}", await expression.GetValueAsync(Fixture.Cancellation));
        Assert.Equal("{\"city\": \"{city.value}\"}", expression.ValueExpression);
    }
}
