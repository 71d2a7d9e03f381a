using System.Text.Json;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Email;
using ClassCast.Backends.Aws.Topics;
using ClassCast.Backends.Tests.Aws.Faults;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Aws;

public sealed class AwsJobQueueTests : JobQueueContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();
}

public sealed class AwsAbandonedJobTests : AbandonedJobContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();
}

public sealed class AwsTopicTests : TopicContract
{
    private readonly Dictionary<AlertTopic, string> subscribers = [];

    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();

    protected override async Task PrepareAsync()
    {
        foreach (var topic in Enum.GetValues<AlertTopic>())
        {
            subscribers[topic] = await TestTopics.SubscribeAsync((AwsBackend)Backend, topic);
        }
    }

    [Fact]
    public async Task A_message_that_was_published_twice_because_an_answer_was_lost_is_one_for_who_reads_ids()
    {
        using var faults = new AwsFaults();
        faults.On("Publish", AwsFault.AnswerLost);
        var process = await ((AwsBackend)Backend).StartProcessAsync(services => services.AddSingleton(new AwsClients(faults)));
        var message = new TopicMessage(Ids.New(), AlertTopic.CriticalAlerts, "Überlauf", "body");

        await process.GetRequiredService<ITopicPublisher>().PublishAsync(message, Cancellation);

        Assert.Equal(2, faults.Count("Publish"));
        Assert.Equal([message], await ReceivedAsync(AlertTopic.CriticalAlerts, atLeast: 1));
    }

    [Theory]
    [InlineData("Disk 90 % full", "Disk 90 % full")]
    [InlineData("Überlauf – Größe №1", "?berlauf ? Gr??e ?1")]
    [InlineData("two\r\nlines\tand a tab", "two  lines and a tab")]
    [InlineData("\u202E  ", "ClassCast")]
    [InlineData("🎓 done", "? done")]
    public void A_subject_becomes_what_SNS_takes(string subject, string expected) => Assert.Equal(expected, TopicSubjects.Of(subject));

    [Fact]
    public void A_long_subject_is_cut_below_a_hundred_characters() =>
        Assert.Equal(new string('x', 96) + "...", TopicSubjects.Of(new string('x', 100)));

    protected override Task<IReadOnlyList<TopicMessage>> ReceivedAsync(AlertTopic topic, int atLeast) =>
        Eventually.GetAsync<IReadOnlyList<TopicMessage>>(
            $"{atLeast} messages of {topic}",
            async () => await TestTopics.TakeAsync(subscribers[topic], topic) is { } taken && taken.Count >= atLeast ? taken : null,
            Cancellation);
}

public sealed class AwsEmailTests : EmailContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();

    [Fact]
    public async Task A_mail_carries_its_id_its_sender_and_one_line_of_subject()
    {
        using var faults = new AwsFaults();
        var process = await ((AwsBackend)Backend).StartProcessAsync(services => services.AddSingleton(new AwsClients(faults)));
        var message = new EmailMessage(Ids.New(), $"{Ids.New()}@example.org", "Graded\r\nBcc: everyone@example.org", "Well done.")
        {
            Unsubscribe = new("https://class.school.example/unsubscribe/one-click?token=x"),
        };

        await process.GetRequiredService<IEmailSender>().SendAsync(message, Cancellation);

        var sent = JsonDocument.Parse(faults.Calls.Single(call => call.Body.Contains(message.To, StringComparison.Ordinal)).Body).RootElement;
        var simple = sent.GetProperty("Content").GetProperty("Simple");
        Assert.Equal(TestMail.Sender, sent.GetProperty("FromEmailAddress").GetString());
        Assert.Equal("Graded Bcc: everyone@example.org", simple.GetProperty("Subject").GetProperty("Data").GetString());
        Assert.Equal(
            [
                (AwsEmailSender.IdHeader, message.Id),
                ("List-Unsubscribe", "<https://class.school.example/unsubscribe/one-click?token=x>"),
                ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ],
            simple.GetProperty("Headers").EnumerateArray().Select(header => (header.GetProperty("Name").GetString(), header.GetProperty("Value").GetString())));
    }

    protected override Task<IReadOnlyList<(string Subject, string Body)>> ReceivedAsync(string address) =>
        Eventually.GetAsync<IReadOnlyList<(string, string)>>(
            $"mail to {address}", async () => await TestMail.ReceivedAsync(address) is { Count: > 0 } mails ? mails : null, Cancellation);
}
