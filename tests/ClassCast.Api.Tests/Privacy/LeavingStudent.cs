using System.Net.Http.Headers;
using ClassCast.Backends.Embedded;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Video = ClassCast.Core.Videos.Video;
using VideoState = ClassCast.Core.Videos.VideoState;

namespace ClassCast.Api.Tests.Privacy;

/// <summary>Somebody with much that is theirs, in a data directory that this process only looks into: who works on it is another.</summary>
internal sealed class LeavingStudent : IAsyncDisposable
{
    public const int Videos = 300;
    public const int Files = 20;

    private const string Name = "Zebulon";

    private readonly TempDirectory data = new();
    private readonly IHost host;

    private LeavingStudent()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("ClassCast:DataDirectory", data.Path), new("ClassCast:Identity:PasswordIterations", "1")]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddEmbeddedBackend();
        host = builder.Build();
    }

    public string DataDirectory => data.Path;

    public string Email { get; } = $"{Ids.New()}@school.example";

    public string UserId { get; private set; } = "";

    public ITableStore Tables => host.Services.GetRequiredService<ITableStore>();

    public IBlobStore Blobs => host.Services.GetRequiredService<IBlobStore>();

    public static async Task<LeavingStudent> CreateAsync(int fileBytes, CancellationToken cancellationToken)
    {
        var student = new LeavingStudent();
        await student.host.StartAsync(cancellationToken);
        await student.FillAsync(fileBytes, cancellationToken);
        return student;
    }

    /// <summary>Asks over HTTP, as a page does.</summary>
    public async Task AskAsync<T>(ApiProcess api, string path, T request, CancellationToken cancellationToken)
    {
        using var http = await api.ClientAsync(cancellationToken);
        using var signIn = await http.PostJsonAsync("/api/auth/sign-in", new SignInRequest(Email, ApiFixture.Password), cancellationToken);
        var tokens = await signIn.OkAsync<TokenResponse>(cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        using var asked = await http.PostJsonAsync(path, request, cancellationToken);
        Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync(cancellationToken));
    }

    public Task<DataRequest?> RequestAsync(DataRequestKind kind, CancellationToken cancellationToken) =>
        Tables.GetAsync(TableCatalog.DataRequests, new(UserId, kind.ToString()), cancellationToken);

    public async Task<int> VideosLeftAsync(CancellationToken cancellationToken)
    {
        var query = new TableQuery(UserId) { Index = "userId-index", Limit = TableQuery.MaximumLimit };
        var left = 0;
        do
        {
            var page = await Tables.QueryAsync(TableCatalog.Videos, query, cancellationToken);
            left += page.Items.Count;
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return left;
    }

    public Task<IReadOnlyList<LocalMail>> MailsAsync(CancellationToken cancellationToken) =>
        host.Services.GetRequiredService<ILocalMailbox>().ListAsync(Email, 50, cancellationToken);

    public async Task<IReadOnlyList<Notification>> NoticesAsync(CancellationToken cancellationToken) =>
        (await Tables.QueryAsync(TableCatalog.Notifications, new TableQuery(UserId), cancellationToken)).Items;

    /// <summary>Rows of any table, and files, that still tell of the person; those that are declared to stay are left out.</summary>
    public async Task<IReadOnlyList<string>> TracesAsync(CancellationToken cancellationToken)
    {
        var traces = new List<string>();
        var archive = host.Services.GetRequiredService<ITableArchive>();
        foreach (var table in TableCatalog.All)
        {
            await foreach (var item in archive.ReadAsync(table, cancellationToken))
            {
                var text = System.Text.Encoding.UTF8.GetString(item);
                var staysById = table.PersonalData is not PersonalData.Held { Erasure: DataErasure.DeleteErasure };
                if (text.Contains(Email, StringComparison.OrdinalIgnoreCase) || text.Contains(Name, StringComparison.Ordinal) || (!staysById && text.Contains(UserId, StringComparison.Ordinal)))
                {
                    traces.Add($"{table.Name}: {text}");
                }
            }
        }

        foreach (var bucket in Buckets.All)
        {
            traces.AddRange((await Blobs.ListAsync(bucket, "", null, cancellationToken)).Items.Where(blob => blob.Key.Name.Contains(UserId, StringComparison.Ordinal)).Select(blob => blob.Key.ToString()));
        }

        return traces;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        data.Dispose();
    }

    private async Task FillAsync(int fileBytes, CancellationToken cancellationToken)
    {
        var account = new NewAccount { Email = Email, Password = ApiFixture.Password, GivenName = Name, FamilyName = Name };
        UserId = (await host.Services.GetRequiredService<IIdentityProvider>().CreateConfirmedAsync(account, [Groups.Students], cancellationToken)).UserId;
        var now = Timestamps.Now(TimeProvider.System);
        var user = new User { UserId = UserId, Email = Email, GivenName = Name, FamilyName = Name, Role = Role.Student, CreatedAt = now };
        await Tables.CommitAsync(new Transaction().Put(TableCatalog.Users, user).Notify(Notices.Welcome(UserId, wishesToTeach: false, now)), cancellationToken);
        var content = new byte[fileBytes];
        foreach (var (chunk, part) in Enumerable.Range(0, Videos).Chunk(100).Select((chunk, part) => (chunk, part)))
        {
            var transaction = new Transaction();
            foreach (var number in chunk)
            {
                var video = VideoOf(now);
                transaction.Put(TableCatalog.Videos, video);
                if (number < Files)
                {
                    await Blobs.PutAsync(new(Buckets.Videos, video.OriginalKey), new MemoryStream(content), "video/mp4", cancellationToken);
                }
            }

            await Tables.CommitAsync(transaction, cancellationToken);
        }
    }

    private Video VideoOf(DateTimeOffset now)
    {
        var videoId = Ids.New();
        return new Video
        {
            VideoId = videoId,
            UserId = UserId,
            AssignmentId = Ids.New(),
            CourseId = Ids.New(),
            State = VideoState.Ready,
            Source = Core.Videos.VideoSource.Upload,
            FileName = $"{Name}.mp4",
            ContentType = "video/mp4",
            OriginalKey = $"students/{UserId}/{videoId}.mp4",
            CreatedAt = now,
            ConfirmedAt = now,
            Bytes = 1,
        };
    }
}
