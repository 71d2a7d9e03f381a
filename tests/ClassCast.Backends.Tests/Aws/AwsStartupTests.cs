using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Backends.Tests.Aws.Faults;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>A process that cannot work on what AWS has for it does not start, and says what to set.</summary>
public sealed class AwsStartupTests : IAsyncLifetime
{
    private AwsBackend backend = null!;

    public async ValueTask InitializeAsync() => backend = await AwsBackend.StartAsync();

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public async Task All_outputs_that_are_missing_are_told_at_once()
    {
        backend.Remove("TableUsers");
        backend.Remove("TableOutbox");

        var refusal = await RefusalAsync();

        Assert.Contains("AWS__Resources__TableUsers is not set", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("AWS__Resources__TableOutbox is not set", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, refusal.Problems.Count);
    }

    [Fact]
    public async Task A_table_that_is_not_in_the_region_is_told_with_its_setting()
    {
        backend.Add([KeyValuePair.Create("TableGrades", "elsewhere-Grades")]);

        var problem = Assert.Single((await RefusalAsync()).Problems);

        Assert.Contains("elsewhere-Grades", problem, StringComparison.Ordinal);
        Assert.Contains("AWS__Resources__TableGrades", problem, StringComparison.Ordinal);
        Assert.Contains("AWS_REGION", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_with_other_keys_or_without_an_index_is_told()
    {
        await ReplaceAsync(TableCatalog.Courses, TableCatalog.Courses with { Indexes = [new("instructorId-index", "instructorId")] });
        await ReplaceAsync(TableCatalog.Enrollments, TableCatalog.Enrollments with { SortKey = null });

        var refusal = await RefusalAsync();

        Assert.Contains("has no index code-index", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("has an index instructorId-index on instructorId instead of instructorId + createdAt", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("has the key courseId instead of courseId + userId", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_its_expiry_is_a_warning()
    {
        await ReplaceAsync(TableCatalog.Connections, TableCatalog.Connections with { TimeToLive = null });
        var log = new RecordingLog();

        await backend.StartProcessAsync(services => services.AddLogging(logging => logging.AddProvider(log)));

        Assert.Contains(log.Lines, line => line.Contains("no time to live on expiresAt", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("expired", "AWS_SESSION_TOKEN")]
    [InlineData("unknown", "AWS_ACCESS_KEY_ID")]
    public async Task Credentials_that_are_not_accepted_are_told_once(string kind, string setting)
    {
        using var faults = new AwsFaults();
        faults.On("DescribeTable", kind == "expired" ? AwsFault.CredentialsExpired : AwsFault.CredentialsUnknown, times: 1000);

        var problem = Assert.Single((await RefusalAsync(faults)).Problems);

        Assert.Contains(setting, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_cannot_be_reached_is_told_within_the_patience()
    {
        using var faults = new AwsFaults();
        faults.On("DescribeTable", AwsFault.ConnectionRefused, times: 10_000);

        var problem = Assert.Single((await RefusalAsync(faults)).Problems);

        Assert.Contains("AWS_ENDPOINT_URL", problem, StringComparison.Ordinal);
        Assert.Contains("AWS_REGION", problem, StringComparison.Ordinal);
    }

    private async Task<AwsNotReadyException> RefusalAsync(AwsFaults? faults = null) =>
        await Assert.ThrowsAsync<AwsNotReadyException>(() => backend.StartProcessAsync(services =>
        {
            if (faults is not null)
            {
                services.AddSingleton(new AwsClients(faults));
            }
        }));

    private async Task ReplaceAsync(TableDefinition declared, TableDefinition made)
    {
        using var client = new AmazonDynamoDBClient();
        var name = $"{backend.Prefix}-other-{declared.Name}";
        await TestTables.CreateAsync(client, made, name);
        backend.Add([KeyValuePair.Create(AwsResources.TableOutput(declared), name)]);
    }

    private sealed class RecordingLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
