using System.Collections.Concurrent;
using ClassCast.Backends.Embedded;
using ClassCast.Core;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using ClassCast.Workers.Notifications;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Workers.Tests.Notifications;

/// <summary>A data directory with people and notices, one clock, and any number of workers on it. What they mail is recorded before anything tells duplicates apart.</summary>
public sealed class Mailroom : IAsyncDisposable
{
    private readonly TempDirectory directory = new();
    private readonly List<IHost> hosts = [];
    private readonly Recorder recorder = new();

    public FakeTimeProvider Clock { get; } = new();

    public IReadOnlyList<EmailMessage> Sent => [.. recorder.Mails];

    public ITableStore Tables => hosts[0].Services.GetRequiredService<ITableStore>();

    public IJobQueue Queue => hosts[0].Services.GetRequiredService<IJobQueue>();

    public NoticeMailer Mailer => hosts[0].Services.GetRequiredService<NoticeMailer>();

    public UnsubscribeLinks Links => hosts[0].Services.GetRequiredService<UnsubscribeLinks>();

    /// <param name="working">Whether the workers run, or the test calls what they call.</param>
    /// <param name="processes">How many.</param>
    /// <param name="cancellationToken">Of the test.</param>
    public static async Task<Mailroom> OpenAsync(bool working, int processes, CancellationToken cancellationToken)
    {
        var room = new Mailroom();
        for (var i = 0; i < processes; i++)
        {
            await room.StartAsync(working, cancellationToken);
        }

        return room;
    }

    public DigestSender Sender(int process = 0) => hosts[process].Services.GetRequiredService<DigestSender>();

    public Task<int> SendDueAsync(CancellationToken cancellationToken, int process = 0) => Sender(process).SendDueAsync((_, e) => throw e, cancellationToken);

    public async Task<User> PersonAsync(CancellationToken cancellationToken, MailFrequency? mail = null, UserStatus status = UserStatus.Active)
    {
        var id = Ids.New();
        var user = new User
        {
            UserId = id,
            Email = $"{id}@school.example",
            GivenName = "Sam",
            FamilyName = "Student",
            Role = Role.Student,
            Status = status,
            CreatedAt = Clock.GetUtcNow(),
        };
        await Tables.PutAsync(TableCatalog.Users, user, cancellationToken);
        if (mail is { } frequency)
        {
            await ChooseAsync(id, preferences => preferences with { Mail = frequency }, cancellationToken);
        }

        return user;
    }

    public Task ChooseAsync(string userId, Func<NotificationPreferences, NotificationPreferences> change, CancellationToken cancellationToken) =>
        hosts[0].Services.GetRequiredService<PreferenceChanges>().ChangeAsync(userId, change, cancellationToken);

    /// <summary>As its cause commits it; with workers, they take it from there.</summary>
    public async Task<Notification> NotifyAsync(
        string userId, CancellationToken cancellationToken, NotificationType type = NotificationType.GradeReleased, string title = "“Essay” was graded", string link = "/submissions/1")
    {
        var notice = new Notification
        {
            UserId = userId,
            NotificationId = Ids.New(Clock),
            Type = type,
            Title = title,
            Body = "8 of 10 points",
            Link = link,
            CreatedAt = Clock.GetUtcNow(),
        };
        await Tables.CommitAsync(new Transaction().Notify(notice), cancellationToken);
        return notice;
    }

    /// <summary>Written and handled, as by a worker.</summary>
    public async Task<Notification> HandledAsync(
        string userId, CancellationToken cancellationToken, NotificationType type = NotificationType.GradeReleased, string title = "“Essay” was graded", string link = "/submissions/1")
    {
        var notice = await NotifyAsync(userId, cancellationToken, type, title, link);
        await Mailer.HandleAsync(userId, notice.NotificationId, cancellationToken);
        return notice;
    }

    public Task<NotificationDigest?> DigestAsync(string userId, CancellationToken cancellationToken) =>
        Tables.GetAsync(TableCatalog.NotificationDigests, userId, cancellationToken);

    /// <summary>Mail leaves through the outbox, in the order of the commits: what was sent before this mark has arrived with it.</summary>
    public async Task<IReadOnlyList<EmailMessage>> SettledAsync(CancellationToken cancellationToken)
    {
        var mark = new EmailMessage(Ids.New(), "mark@school.example", "mark", "");
        foreach (var host in hosts)
        {
            await host.Services.GetRequiredService<ITableStore>().CommitAsync(new Transaction().Send(mark), cancellationToken);
        }

        await Eventually.TrueAsync("all mail has left", () => Task.FromResult(Sent.Count(mail => mail.Id == mark.Id) == hosts.Count), cancellationToken);
        return [.. Sent.Where(mail => mail.To != mark.To)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        directory.Dispose();
    }

    private async Task StartAsync(bool working, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
        [
            new("ClassCast:DataDirectory", directory.Path),
            new("ClassCast:SiteUrl", "https://class.school.example/"),
        ]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddEmbeddedBackend();
        builder.Services.RemoveAll<IEmailSender>();
        builder.Services.AddSingleton<IEmailSender>(recorder);
        builder.Services.AddNoticeMailing();
        builder.Services.AddSingleton<PreferenceChanges>();
        if (!working)
        {
            foreach (var service in builder.Services.Where(service => service.ImplementationType == typeof(NoticeMailWorker) || service.ImplementationType == typeof(DigestWorker)).ToList())
            {
                builder.Services.Remove(service);
            }
        }

        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync(cancellationToken);
    }

    private sealed class Recorder : IEmailSender
    {
        public ConcurrentQueue<EmailMessage> Mails { get; } = [];

        public Task SendAsync(EmailMessage message, CancellationToken cancellationToken)
        {
            Mails.Enqueue(message);
            return Task.CompletedTask;
        }
    }
}
