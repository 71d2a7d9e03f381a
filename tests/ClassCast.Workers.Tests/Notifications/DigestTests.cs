using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Notifications;

public sealed class DigestTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unread_notices_of_a_day_come_in_one_mail_in_the_morning()
    {
        await using var room = await Mailroom.OpenAsync(working: true, processes: 1, Stop);
        var reader = await room.PersonAsync(Stop);
        await room.NotifyAsync(reader.UserId, Stop, title: "First");
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        var last = await room.NotifyAsync(reader.UserId, Stop, NotificationType.AssignmentPublished, "Second", "/assignments/2");
        await Eventually.TrueAsync("both are in the digest", async () => await MailIdAsync(room, last) is not null, Stop);
        Assert.Empty(await room.SettledAsync(Stop));

        var due = (await room.DigestAsync(reader.UserId, Stop))!.DueAt;
        room.Clock.Jump(due - room.Clock.GetUtcNow());

        await Eventually.TrueAsync("the digest is sent", () => Task.FromResult(room.Sent.Any(mail => mail.To == reader.Email)), Stop);
        var mail = room.Sent.Single(mail => mail.To == reader.Email);
        var token = await room.Links.TokenAsync(new(reader.UserId, null), Stop);
        Assert.Equal(6, due.Hour);
        Assert.Equal("2 unread notices on ClassCast", mail.Subject);
        Assert.Equal(
            $"""
            Second
            8 of 10 points
            https://class.school.example/assignments/2

            First
            8 of 10 points
            https://class.school.example/submissions/1

            --
            You get such a mail once a day, if there is something unread.
            Choose what is mailed: https://class.school.example/account/notifications
            Unsubscribe: https://class.school.example/unsubscribe?token={token}

            """,
            mail.Body);
        Assert.Equal($"https://class.school.example/unsubscribe/one-click?token={token}", mail.Unsubscribe!.AbsoluteUri);
        Assert.Null(await room.DigestAsync(reader.UserId, Stop));
    }

    [Fact]
    public async Task Two_workers_send_each_digest_once()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 2, Stop);
        var readers = new List<User>();
        for (var i = 0; i < 30; i++)
        {
            readers.Add(await room.PersonAsync(Stop));
            await room.HandledAsync(readers[i].UserId, Stop);
        }

        room.Clock.Jump(TimeSpan.FromDays(1));
        var sent = await Task.WhenAll(room.SendDueAsync(Stop), room.SendDueAsync(Stop, process: 1), room.SendDueAsync(Stop), room.SendDueAsync(Stop, process: 1));

        Assert.Equal(30, sent.Sum());
        Assert.Equal(readers.Select(reader => reader.Email).Order(), (await room.SettledAsync(Stop)).Select(mail => mail.To).Order());
    }

    [Fact]
    public async Task A_job_that_is_delivered_again_after_the_digest_mails_nothing_more()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var reader = await room.PersonAsync(Stop);
        var notice = await room.HandledAsync(reader.UserId, Stop);
        room.Clock.Jump(TimeSpan.FromDays(1));
        await room.SendDueAsync(Stop);

        await room.Mailer.HandleAsync(reader.UserId, notice.NotificationId, Stop);
        room.Clock.Jump(TimeSpan.FromDays(1));

        Assert.Equal(0, await room.SendDueAsync(Stop));
        Assert.Single(await room.SettledAsync(Stop));
    }

    [Fact]
    public async Task A_notice_that_is_older_than_the_last_digest_is_in_the_next()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var reader = await room.PersonAsync(Stop);
        var late = await room.NotifyAsync(reader.UserId, Stop, title: "Late");
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        await room.HandledAsync(reader.UserId, Stop, title: "In time");
        room.Clock.Jump(TimeSpan.FromDays(1));
        await room.SendDueAsync(Stop);

        await room.HandledAsync(reader.UserId, Stop, title: "New");
        await room.Mailer.HandleAsync(reader.UserId, late.NotificationId, Stop);
        room.Clock.Jump(TimeSpan.FromDays(1));
        await room.SendDueAsync(Stop);

        var mails = await room.SettledAsync(Stop);
        Assert.Equal(2, mails.Count);
        Assert.Equal((true, true, false), (Has(mails[1], "New"), Has(mails[1], "Late"), Has(mails[1], "In time")));
    }

    [Fact]
    public async Task What_was_read_or_switched_off_meanwhile_is_left_out_and_an_empty_digest_is_none()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var (one, all, off) = (await room.PersonAsync(Stop), await room.PersonAsync(Stop), await room.PersonAsync(Stop));
        var read = await room.HandledAsync(one.UserId, Stop, title: "Read");
        await room.HandledAsync(one.UserId, Stop, title: "Unread");
        var last = await room.HandledAsync(all.UserId, Stop);
        await room.HandledAsync(off.UserId, Stop);
        await room.Tables.UpdateAsync(
            TableCatalog.Notifications, new(one.UserId, read.NotificationId), Update.Empty.Set("readAt", Core.Timestamps.Format(room.Clock.GetUtcNow())), Stop);
        await room.Tables.PutAsync(TableCatalog.NotificationMarks, new() { UserId = all.UserId, ReadThrough = last.NotificationId }, Stop);
        await room.ChooseAsync(off.UserId, preferences => preferences with { Unmailed = [NoticeKind.Grades] }, Stop);

        room.Clock.Jump(TimeSpan.FromDays(1));
        await room.SendDueAsync(Stop);

        var mail = Assert.Single(await room.SettledAsync(Stop));
        Assert.Equal((one.Email, "Unread", false), (mail.To, mail.Subject, Has(mail, "Read\n")));
        Assert.Null(await room.DigestAsync(all.UserId, Stop));
        Assert.Null(await room.DigestAsync(off.UserId, Stop));
    }

    [Fact]
    public async Task Who_was_suspended_or_erased_meanwhile_gets_nothing()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var (suspended, erased) = (await room.PersonAsync(Stop), await room.PersonAsync(Stop));
        await room.HandledAsync(suspended.UserId, Stop);
        await room.HandledAsync(erased.UserId, Stop);
        var profile = await room.Tables.GetAsync(TableCatalog.Users, suspended.UserId, Stop);
        await room.Tables.PutAsync(TableCatalog.Users, profile! with { Status = UserStatus.Suspended }, Stop);
        await room.Tables.DeleteAsync(TableCatalog.Users, erased.UserId, Stop);

        room.Clock.Jump(TimeSpan.FromDays(1));
        await room.SendDueAsync(Stop);

        Assert.Empty(await room.SettledAsync(Stop));
    }

    [Fact]
    public async Task Another_choice_moves_the_digest_that_waits()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var reader = await room.PersonAsync(Stop, MailFrequency.Weekly);
        await room.HandledAsync(reader.UserId, Stop);
        var weekly = (await room.DigestAsync(reader.UserId, Stop))!.DueAt;

        await room.ChooseAsync(reader.UserId, preferences => preferences with { Mail = MailFrequency.Instant }, Stop);
        await room.SendDueAsync(Stop);
        await room.ChooseAsync(reader.UserId, preferences => preferences with { Mail = MailFrequency.Daily }, Stop);
        await room.HandledAsync(reader.UserId, Stop);
        await room.ChooseAsync(reader.UserId, preferences => preferences with { Mail = MailFrequency.Never }, Stop);

        Assert.Equal((DayOfWeek.Monday, 6), (weekly.DayOfWeek, weekly.Hour));
        Assert.Single(await room.SettledAsync(Stop));
        Assert.Null(await room.DigestAsync(reader.UserId, Stop));
    }

    [Fact]
    public async Task A_digest_that_cannot_be_sent_stays_and_the_others_go()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var (broken, sound) = (await room.PersonAsync(Stop), await room.PersonAsync(Stop));
        await room.HandledAsync(broken.UserId, Stop, link: "::no link");
        await room.HandledAsync(sound.UserId, Stop);
        room.Clock.Jump(TimeSpan.FromDays(1));

        var failed = new List<string>();
        var sent = await room.Sender().SendDueAsync((digest, _) => failed.Add(digest.UserId), Stop);

        Assert.Equal((1, broken.UserId), (sent, Assert.Single(failed)));
        Assert.Equal(sound.Email, Assert.Single(await room.SettledAsync(Stop)).To);
        Assert.NotNull(await room.DigestAsync(broken.UserId, Stop));
    }

    [Fact]
    public async Task A_long_digest_says_how_much_more_there_is()
    {
        await using var room = await Mailroom.OpenAsync(working: false, processes: 1, Stop);
        var reader = await room.PersonAsync(Stop);
        for (var i = 0; i < NoticeMails.Listed + 3; i++)
        {
            await room.HandledAsync(reader.UserId, Stop);
        }

        room.Clock.Jump(TimeSpan.FromDays(1));
        await room.SendDueAsync(Stop);

        var mail = Assert.Single(await room.SettledAsync(Stop));
        Assert.Equal("23 unread notices on ClassCast", mail.Subject);
        Assert.Contains("And 3 more: https://class.school.example/notifications", mail.Body, StringComparison.Ordinal);
    }

    private static bool Has(EmailMessage mail, string text) => mail.Body.Contains(text, StringComparison.Ordinal);

    private static async Task<string?> MailIdAsync(Mailroom room, Notification notice) =>
        (await room.Tables.GetAsync(TableCatalog.Notifications, new(notice.UserId, notice.NotificationId), Stop))?.MailId;
}
