using System.Text.Json;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Backends.Aws.Outbox;
using ClassCast.Core;
using ClassCast.Core.Courses;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Backends.Tests.Writer;

/// <summary>
/// Commits to DynamoDB until it is killed, four at a time: a new item, the shared counter, a job and a mail, all naming the same id, which is printed once the
/// commit is acknowledged. What the outbox sends is printed too, and goes nowhere else. Tables and server come from the environment.
/// </summary>
internal static class AwsWriter
{
    public static async Task RunAsync(string counterId)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.Services.RemoveAll<Microsoft.Extensions.Logging.ILoggerProvider>();
        builder.AddAwsBackend();
        var ports = new PrintingPorts();
        builder.Services.RemoveAll<IAwsStartupCheck>();
        builder.Services.AddSingleton<IJobSender>(ports);
        builder.Services.AddSingleton<IEventBus>(ports);
        builder.Services.AddSingleton<ITopicPublisher>(ports);
        builder.Services.AddSingleton<IEmailSender>(ports);
        using var host = builder.Build();
        await host.StartAsync();
        var store = host.Services.GetRequiredService<ITableStore>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CommitForEverAsync(store, counterId)));
    }

    private static async Task CommitForEverAsync(ITableStore store, string counterId)
    {
        while (true)
        {
            var id = Ids.New();
            await store.CommitAsync(
                new Transaction()
                    .Put(TableCatalog.SeatCounts, new SeatCount { OwnerId = id, Taken = 1 })
                    .Update(TableCatalog.SeatCounts, counterId, Update.Empty.Add("taken", 1))
                    .Enqueue(Queues.VideoProcessing, new ProcessVideo(id))
                    .Send(new EmailMessage(id, $"{id}@example.org", "Committed", id)),
                CancellationToken.None);
            Print(id);
        }
    }

    private static void Print(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    /// <summary>Jobs are printed; of the rest the test asks nothing here.</summary>
    private sealed class PrintingPorts : IJobSender, IEventBus, ITopicPublisher, IEmailSender
    {
        public Task SendAsync(OutgoingJob job, CancellationToken cancellationToken)
        {
            using var body = JsonDocument.Parse(job.Body);
            Print($"sent {body.RootElement.GetProperty("videoId").GetString()}");
            return Task.CompletedTask;
        }

        public Task SendAsync(EmailMessage message, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PublishAsync(TopicMessage message, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task PublishAsync(LiveEvent liveEvent, CancellationToken cancellationToken) => Task.CompletedTask;

        public IAsyncEnumerable<LiveEvent> SubscribeAsync(Action? subscribed, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
