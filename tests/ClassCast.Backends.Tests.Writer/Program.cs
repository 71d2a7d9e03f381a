using ClassCast.Backends.Embedded;
using ClassCast.Backends.Tests.Writer;
using ClassCast.Core;
using ClassCast.Core.Courses;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// ClassCast.Backends.Tests.Writer <data directory> <queue> <shared counter id>
// ClassCast.Backends.Tests.Writer aws <shared counter id>
//
// Commits until it is killed, eight at a time. Each transaction writes a pair of items, counts the shared counter up, enqueues a job and sends a mail,
// all naming the same id, which is printed once the commit is acknowledged.
if (args[0] == "aws")
{
    await AwsWriter.RunAsync(args[1]);
    return;
}

var (dataDirectory, queueName, counterId) = (args[0], args[1], args[2]);
var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
builder.Configuration["ClassCast:DataDirectory"] = dataDirectory;
builder.AddEmbeddedBackend();
using var host = builder.Build();
await host.StartAsync();
var store = host.Services.GetRequiredService<ITableStore>();
var queue = new QueueDefinition<ProcessVideo> { Name = queueName, LeaseTime = TimeSpan.FromMinutes(1), Json = CoreJson.Default.ProcessVideo };
var output = Console.Out;

await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
{
    while (true)
    {
        var id = Ids.New();
        await store.CommitAsync(
            new Transaction()
                .Put(TableCatalog.SeatCounts, new SeatCount { OwnerId = $"{id}-a", Taken = 1 })
                .Put(TableCatalog.SeatCounts, new SeatCount { OwnerId = $"{id}-b", Taken = 1 })
                .Update(TableCatalog.SeatCounts, counterId, Update.Empty.Add("taken", 1))
                .Enqueue(queue, new ProcessVideo(id))
                .Send(new EmailMessage(id, $"{id}@example.org", "Committed", id)),
            CancellationToken.None);
        lock (output)
        {
            output.WriteLine(id);
            output.Flush();
        }
    }
})));
