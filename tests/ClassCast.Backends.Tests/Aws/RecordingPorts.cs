using System.Collections.Concurrent;
using System.Text.Json;
using ClassCast.Backends.Aws.Outbox;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>Where an outbox sends to: remembers the ids that arrived, and refuses as long as it is told to.</summary>
internal sealed class RecordingPorts : IJobSender, IEventBus, ITopicPublisher, IEmailSender
{
    private readonly ConcurrentQueue<string> arrived = [];
    private readonly ConcurrentDictionary<string, string> names = new(StringComparer.Ordinal);
    private int refusals;

    /// <summary>Ids in the order of arrival; duplicates too.</summary>
    public IReadOnlyList<string> Arrived => [.. arrived];

    public ConcurrentQueue<OutgoingJob> Jobs { get; } = [];

    /// <summary>Called with each message before it arrives.</summary>
    public Func<string, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public int Refused => refusals;

    /// <summary>Jobs and events get an id when they are made; here they go by the video or user that they are about.</summary>
    public string NameOf(string id) => names.GetValueOrDefault(id, id);

    /// <summary>Every message is refused until this is set back.</summary>
    public bool IsDown { get; set; }

    public async Task SendAsync(OutgoingJob job, CancellationToken cancellationToken)
    {
        using var body = JsonDocument.Parse(job.Body);
        names[job.Id] = $"{body.RootElement.GetProperty("videoId").GetString()}-job";
        await TakeAsync(job.Id, cancellationToken);
        Jobs.Enqueue(job);
    }

    public Task SendAsync(EmailMessage message, CancellationToken cancellationToken) => TakeAsync(message.Id, cancellationToken);

    public Task PublishAsync(TopicMessage message, CancellationToken cancellationToken) => TakeAsync(message.Id, cancellationToken);

    public Task PublishAsync(LiveEvent liveEvent, CancellationToken cancellationToken)
    {
        names[liveEvent.Id] = $"{liveEvent.UserId}-event";
        return TakeAsync(liveEvent.Id, cancellationToken);
    }

    public IAsyncEnumerable<LiveEvent> SubscribeAsync(Action? subscribed, CancellationToken cancellationToken) => throw new NotSupportedException();

    private async Task TakeAsync(string id, CancellationToken cancellationToken)
    {
        await Before(id, cancellationToken);
        if (IsDown)
        {
            Interlocked.Increment(ref refusals);
            throw new HttpRequestException("The service is down.");
        }

        arrived.Enqueue(id);
    }
}
