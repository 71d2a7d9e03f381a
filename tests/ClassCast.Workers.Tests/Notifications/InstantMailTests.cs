using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Notifications;

public sealed class InstantMailTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_is_mailed_at_once_with_its_link_and_the_ways_to_end_such_mail()
    {
        await using var room = await Mailroom.OpenAsync(working: true, processes: 1, Stop);
        var reader = await room.PersonAsync(Stop, MailFrequency.Instant);

        await room.NotifyAsync(reader.UserId, Stop);

        await Eventually.TrueAsync("the notice is mailed", () => Task.FromResult(room.Sent.Count == 1), Stop);
        var mail = room.Sent[0];
        var token = await room.Links.TokenAsync(new(reader.UserId, NoticeKind.Grades), Stop);
        Assert.Equal((reader.Email, "“Essay” was graded"), (mail.To, mail.Subject));
        Assert.Equal(
            $"""
            “Essay” was graded
            8 of 10 points
            https://class.school.example/submissions/1

            --
            You get this mail because you want to know at once of grades.
            Choose what is mailed: https://class.school.example/account/notifications
            Unsubscribe: https://class.school.example/unsubscribe?token={token}

            """,
            mail.Body);
        Assert.Equal(
            [
                new("List-Unsubscribe", $"<https://class.school.example/unsubscribe/one-click?token={token}>"),
                new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ],
            mail.UnsubscribeHeaders());
    }

    [Fact]
    public async Task A_job_that_is_delivered_again_mails_nothing_more()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var reader = await room.PersonAsync(Stop, MailFrequency.Instant);
        var notice = await room.NotifyAsync(reader.UserId, Stop);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => room.Mailer.HandleAsync(reader.UserId, notice.NotificationId, Stop)));
        await room.Mailer.HandleAsync(reader.UserId, notice.NotificationId, Stop);

        Assert.Single(await room.SettledAsync(Stop));
    }

    [Fact]
    public async Task Nothing_is_mailed_that_was_read_or_switched_off_or_to_whom_it_must_not_go()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var never = await room.PersonAsync(Stop, MailFrequency.Never);
        var other = await room.PersonAsync(Stop, MailFrequency.Instant);
        var suspended = await room.PersonAsync(Stop, MailFrequency.Instant, UserStatus.Suspended);
        var gone = await room.PersonAsync(Stop, MailFrequency.Instant);
        var quick = await room.PersonAsync(Stop, MailFrequency.Instant);
        var quickest = await room.PersonAsync(Stop, MailFrequency.Instant);
        await room.ChooseAsync(other.UserId, preferences => preferences with { Unmailed = [NoticeKind.Grades] }, Stop);
        await room.Tables.DeleteAsync(TableCatalog.Users, gone.UserId, Stop);
        var read = await room.NotifyAsync(quick.UserId, Stop);
        await room.Tables.UpdateAsync(
            TableCatalog.Notifications, new(quick.UserId, read.NotificationId), Update.Empty.Set("readAt", Core.Timestamps.Format(room.Clock.GetUtcNow())), Stop);
        var marked = await room.NotifyAsync(quickest.UserId, Stop);
        await room.Tables.PutAsync(TableCatalog.NotificationMarks, new() { UserId = quickest.UserId, ReadThrough = marked.NotificationId }, Stop);

        foreach (var person in new[] { never, other, suspended, gone })
        {
            await room.HandledAsync(person.UserId, Stop);
        }

        await room.Mailer.HandleAsync(quick.UserId, read.NotificationId, Stop);
        await room.Mailer.HandleAsync(quickest.UserId, marked.NotificationId, Stop);
        await room.Mailer.HandleAsync(quickest.UserId, Core.Ids.New(), Stop);

        Assert.Empty(await room.SettledAsync(Stop));
    }

    [Theory]
    [InlineData(NotificationType.Security)]
    [InlineData(NotificationType.ExportReady)]
    [InlineData(NotificationType.Welcome)]
    public async Task What_is_about_the_account_makes_no_job(NotificationType type)
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var reader = await room.PersonAsync(Stop, MailFrequency.Instant);

        await room.HandledAsync(reader.UserId, Stop, type);

        Assert.Equal(0, (await room.Queue.GetStatisticsAsync(Queues.NoticeMails, Stop)).Ready);
        Assert.Empty(await room.SettledAsync(Stop));
    }

    [Fact]
    public async Task A_notice_that_cannot_be_mailed_becomes_a_dead_letter_with_its_reason()
    {
        await using var room = await Mailroom.OpenAsync(working: true, processes: 1, Stop);
        var reader = await room.PersonAsync(Stop, MailFrequency.Instant);

        await room.NotifyAsync(reader.UserId, Stop, link: "::no link");

        await Eventually.TrueAsync(
            "the job is given up",
            async () =>
            {
                var jobs = await room.Queue.GetStatisticsAsync(Queues.NoticeMails, Stop);
                room.Clock.Jump(jobs.Delayed == 1 ? TimeSpan.FromMinutes(3) : TimeSpan.Zero);
                return jobs.Dead == 1;
            },
            Stop);
        Assert.Contains("URI", Assert.Single(await room.Queue.ListDeadLettersAsync(Queues.NoticeMails, 5, Stop)).Reason, StringComparison.Ordinal);
        Assert.Empty(room.Sent);
    }
}
