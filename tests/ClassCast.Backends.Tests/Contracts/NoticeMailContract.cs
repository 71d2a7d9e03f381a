using ClassCast.Core;
using ClassCast.Core.Http;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Mail with notices, on tables, index, messages and secret as they are on the backend, with two processes at it.</summary>
public abstract class NoticeMailContract : IdentityTest
{
    private static readonly SiteOptions Site = new() { SiteUrl = "https://class.school.example" };

    private readonly NoticeMailOptions options = new();
    private FakeTimeProvider clock = null!;
    private IServiceProvider other = null!;

    protected override async Task PrepareAsync()
    {
        clock = new(TimeProvider.System.GetUtcNow());
        other = await Backend.StartProcessAsync();
    }

    [Fact]
    public async Task A_notice_is_mailed_at_once_and_in_one_mail_only()
    {
        var reader = await ReaderAsync(MailFrequency.Instant);
        var notice = await NotifyAsync(reader, "At once");

        await Task.WhenAll(HandleAsync(Process, notice), HandleAsync(other, notice));
        await HandleAsync(other, notice);

        Assert.Contains("At once", Assert.Single(await MailsAsync(reader.Email, 1)), StringComparison.Ordinal);
        Assert.NotNull((await Store.GetAsync(TableCatalog.Notifications, new(reader.UserId, notice.NotificationId), Cancellation))!.MailId);
    }

    [Fact]
    public async Task A_digest_is_found_when_it_is_due_and_sent_once_with_all_its_notices()
    {
        var reader = await ReaderAsync(null);
        var notices = new[] { await NotifyAsync(reader, "First"), await NotifyAsync(reader, "Second"), await NotifyAsync(reader, "Third") };
        await Task.WhenAll(HandleAsync(Process, notices[0]), HandleAsync(other, notices[1]));
        await HandleAsync(Process, notices[2]);
        var early = await SendDueAsync(Process);

        clock.Jump(TimeSpan.FromDays(1));
        var sent = await Task.WhenAll(SendDueAsync(Process), SendDueAsync(other));
        var again = await SendDueAsync(other);

        Assert.Equal((0, 1, 0), (early, sent.Sum(), again));
        var mail = Assert.Single(await MailsAsync(reader.Email, 1));
        Assert.All(["First", "Second", "Third"], title => Assert.Contains(title, mail, StringComparison.Ordinal));
        Assert.Null(await Store.GetAsync(TableCatalog.NotificationDigests, reader.UserId, Cancellation));
    }

    [Fact]
    public async Task A_link_of_one_process_is_good_in_another()
    {
        var unsubscription = new Unsubscription(Ids.New(), NoticeKind.Grades);

        var token = await Links(Process).TokenAsync(unsubscription, Cancellation);

        Assert.Equal(unsubscription, await Links(other).ReadAsync(token, Cancellation));
    }

    private async Task<User> ReaderAsync(MailFrequency? mail)
    {
        var id = Ids.New();
        var user = new User { UserId = id, Email = $"{id}@example.org", GivenName = "Ada", FamilyName = "Lovelace", Role = Role.Student, CreatedAt = clock.GetUtcNow() };
        await Store.PutAsync(TableCatalog.Users, user, Cancellation);
        if (mail is { } frequency)
        {
            await new PreferenceChanges(Store, options, clock).ChangeAsync(id, preferences => preferences with { Mail = frequency }, Cancellation);
        }

        return user;
    }

    private async Task<Notification> NotifyAsync(User reader, string title)
    {
        var notice = new Notification
        {
            UserId = reader.UserId,
            NotificationId = Ids.New(),
            Type = NotificationType.GradeReleased,
            Title = title,
            Link = "/",
            CreatedAt = clock.GetUtcNow(),
        };
        await CommitAsync(new Transaction().Notify(notice));
        return notice;
    }

    private Task HandleAsync(IServiceProvider process, Notification notice) =>
        new NoticeMailer(process.GetRequiredService<ITableStore>(), Mails(process), options, clock).HandleAsync(notice.UserId, notice.NotificationId, Cancellation);

    private Task<int> SendDueAsync(IServiceProvider process) =>
        new DigestSender(process.GetRequiredService<ITableStore>(), Mails(process), clock).SendDueAsync((_, e) => throw e, Cancellation);

    private static NoticeMails Mails(IServiceProvider process) => new(Links(process), Site);

    private static UnsubscribeLinks Links(IServiceProvider process) => new(process.GetRequiredService<ICredentialAuthority>(), Site);
}
