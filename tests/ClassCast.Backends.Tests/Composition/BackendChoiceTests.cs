using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Composition;

public sealed class BackendChoiceTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(null, BackendKind.Embedded)]
    [InlineData("", BackendKind.Embedded)]
    [InlineData("embedded", BackendKind.Embedded)]
    [InlineData("Aws", BackendKind.Aws)]
    [InlineData("AWS", BackendKind.Aws)]
    public void The_setting_names_the_backend_in_any_case(string? value, BackendKind expected) =>
        Assert.Equal(expected, BackendChoice.Read(Settings(("ClassCast:Backend", value))));

    [Theory]
    [InlineData("Punchcards")]
    [InlineData("1")]
    public void An_unknown_backend_is_refused_and_the_setting_is_named(string value)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Build(("ClassCast:Backend", value)));

        Assert.Equal($"ClassCast__Backend is '{value}', which does not exist. Use Embedded or Aws, or leave it unset for Embedded.", refused.Message);
    }

    [Fact]
    public void Aws_without_redis_is_refused_and_the_setting_is_named()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Build(("ClassCast:Backend", "Aws")));

        Assert.StartsWith("Set ConnectionStrings__cache to the address of Redis", refused.Message);
    }

    [Fact]
    public async Task Aws_takes_its_live_events_from_redis_and_serves_no_files_and_no_mailbox()
    {
        await using var app = Build(("ClassCast:Backend", "Aws"), ("ConnectionStrings:cache", "127.0.0.1:1,abortConnect=false"));
        app.MapBackend();

        Assert.Empty(((IEndpointRouteBuilder)app).DataSources);
        var services = app.Services.GetRequiredService<IServiceProviderIsService>();
        Assert.False(services.IsService(typeof(ILocalMailbox)));
        Assert.False(services.IsService(typeof(ILocalBlobFiles)));
        Assert.Contains("Redis", app.Services.GetRequiredService<IEventBus>().GetType().Name);
    }

    [Fact]
    public async Task Embedded_serves_its_files_and_keeps_mail()
    {
        await using var app = Build();
        app.MapBackend();

        Assert.NotEmpty(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
        Assert.NotNull(app.Services.GetService<ILocalMailbox>());
    }

    [Fact]
    public void Backup_on_aws_says_what_to_do_instead()
    {
        var errors = new StringWriter();

        Assert.Equal(1, BackupCommand.Run(Settings(("ClassCast:Backend", "Aws")), directory.File("copy.db"), errors));
        Assert.Contains("point-in-time recovery", errors.ToString());
    }

    [Fact]
    public void Backup_of_an_unknown_backend_names_the_setting()
    {
        var errors = new StringWriter();

        Assert.Equal(1, BackupCommand.Run(Settings(("ClassCast:Backend", "Punchcards")), directory.File("copy.db"), errors));
        Assert.Contains("ClassCast__Backend is 'Punchcards'", errors.ToString());
    }

    [Fact]
    public void Backup_of_a_directory_without_a_database_says_so()
    {
        var errors = new StringWriter();

        Assert.Equal(1, BackupCommand.Run(Settings(("ClassCast:DataDirectory", directory.File("data"))), directory.File("copy.db"), errors));
        Assert.Contains("There is no database to copy", errors.ToString());
    }

    private WebApplication Build(params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["ClassCast:DataDirectory"] = directory.File("data");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value));
        builder.AddBackend();
        return builder.Build();
    }

    private static IConfiguration Settings(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Build();
}
