using ClassCast.Backends.Embedded.Topics;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class EmbeddedTableStoreTests : TableStoreContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());
}

public sealed class EmbeddedQueryTests : QueryContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());
}

public sealed class EmbeddedTransactionTests : TransactionContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());
}

public sealed class EmbeddedJobQueueTests : JobQueueContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    [Fact]
    public async Task A_released_job_has_not_spent_an_attempt()
    {
        var queue = Sample.Queue();
        await Store.CommitAsync(new Transaction().Enqueue(queue, new Core.Messages.ProcessVideo("v")), Cancellation);
        for (var i = 0; i < 10; i++)
        {
            var lease = await Jobs.LeaseAsync(queue, TimeSpan.Zero, Cancellation);
            Assert.Equal(1, lease!.Attempt);
            await Jobs.ReleaseAsync(lease, Cancellation);
        }
    }
}

public sealed class EmbeddedAbandonedJobTests : AbandonedJobContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());
}

public sealed class EmbeddedTopicTests : TopicContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<TopicMessage>> ReceivedAsync(AlertTopic topic, int atLeast) =>
        Eventually.GetAsync($"{atLeast} messages of {topic}", async () =>
            await Process.GetRequiredService<ITopicLog>().ListAsync(topic, 100, Cancellation) is var messages && messages.Count >= atLeast ? messages : null, Cancellation);
}

public sealed class EmbeddedEmailTests : EmailContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<(string Subject, string Body)>> ReceivedAsync(string address) =>
        Eventually.GetAsync<IReadOnlyList<(string, string)>>($"mail to {address}", async () =>
            await Process.GetRequiredService<ILocalMailbox>().ListAsync(address, 100, Cancellation) is { Count: > 0 } mails
                ? [.. mails.Select(mail => (mail.Subject, mail.Body))]
                : null, Cancellation);

    [Fact]
    public async Task The_local_mailbox_lists_newest_first_by_address_and_gives_one_by_id()
    {
        var (sender, mailbox) = (Process.GetRequiredService<IEmailSender>(), Process.GetRequiredService<ILocalMailbox>());
        foreach (var (id, to) in new[] { ("1", "a@example.org"), ("2", "b@example.org"), ("3", "A@Example.org"), ("3", "a@example.org") })
        {
            await sender.SendAsync(new EmailMessage(id, to, $"Subject {id}", "Body"), Cancellation);
            await Backend.ElapseAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["3", "1"], (await mailbox.ListAsync("a@EXAMPLE.org", 10, Cancellation)).Select(mail => mail.Id));
        Assert.Equal(["3", "2"], (await mailbox.ListAsync(null, 2, Cancellation)).Select(mail => mail.Id));
        Assert.Equal("Subject 2", (await mailbox.GetAsync("2", Cancellation))!.Subject);
        Assert.Null(await mailbox.GetAsync("9", Cancellation));
    }
}

public sealed class EmbeddedMailboxTests : BackendTest
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    [Fact]
    public async Task The_local_mailbox_keeps_where_a_mail_of_a_commit_is_ended()
    {
        var unsubscribe = new Uri("https://class.school.example/unsubscribe/one-click?token=x");
        var address = $"{Core.Ids.New()}@example.org";

        await CommitAsync(new Transaction()
            .Send(new EmailMessage("1", address, "Graded", "Well done.") { Unsubscribe = unsubscribe })
            .Send(new EmailMessage("2", address, "Code", "123456")));

        var mails = await Eventually.GetAsync<IReadOnlyList<Core.Ports.LocalMail>>(
            "two mails", async () => await Process.GetRequiredService<ILocalMailbox>().ListAsync(address, 10, Cancellation) is { Count: 2 } both ? both : null, Cancellation);
        Assert.Equal([("1", unsubscribe.AbsoluteUri), ("2", null)], mails.Select(mail => (mail.Id, mail.Unsubscribe)).Order());
    }
}

public sealed class EmbeddedEventBusTests : EventBusContract
{
    private readonly EmbeddedBackend backend = new();

    protected override async Task<IEventBus> ConnectAsync() =>
        (await backend.StartProcessAsync()).GetRequiredService<IEventBus>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await backend.DisposeAsync();
    }
}

public sealed class EmbeddedTableArchiveTests : TableArchiveContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());
}
