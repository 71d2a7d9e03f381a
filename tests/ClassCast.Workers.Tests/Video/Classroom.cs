using System.Collections.Concurrent;
using System.Text.Json;
using ClassCast.Backends.Embedded;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;
using ClassCast.Testing;
using ClassCast.Workers.Video;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoItem = ClassCast.Core.Videos.Video;

namespace ClassCast.Workers.Tests.Video;

/// <summary>
/// A data directory with one assignment, its student and its teachers, and an embedded backend on it in this process. With
/// <see cref="StartAsync"/> the worker runs here too; the kill tests run it as another process instead.
/// </summary>
public sealed class Classroom : IAsyncDisposable
{
    public const string Student = "0190aaaa00007000800000000000000a";
    public const string Instructor = "0190aaaa00007000800000000000000b";
    public const string Assistant = "0190aaaa00007000800000000000000c";
    public const string Classmate = "0190aaaa00007000800000000000000d";

    private const string Course = "0190aaaa000070008000000000000001";
    private const string AssignmentId = "0190aaaa000070008000000000000002";

    private static readonly (string UserId, string GivenName, CourseRole Role)[] People =
    [
        (Student, "student", CourseRole.Student),
        (Classmate, "classmate", CourseRole.Student),
        (Instructor, "instructor", CourseRole.Instructor),
        (Assistant, "assistant", CourseRole.Assistant),
    ];

    private readonly TempDirectory? ownDirectory;
    private readonly IHost host;
    private readonly CancellationTokenSource stopped = new();
    private readonly ConcurrentQueue<(string UserId, VideoChanged Change)> changes = new();
    private readonly ConcurrentDictionary<string, Ending> endings = new();
    private Task listening = Task.CompletedTask;

    private Classroom(IHost host, string dataDirectory, TempDirectory? ownDirectory)
    {
        this.host = host;
        DataDirectory = dataDirectory;
        this.ownDirectory = ownDirectory;
    }

    public string DataDirectory { get; }

    public IServiceProvider Services => host.Services;

    public ITableStore Tables => Services.GetRequiredService<ITableStore>();

    public IBlobStore Blobs => Services.GetRequiredService<IBlobStore>();

    public IJobQueue Queue => Services.GetRequiredService<IJobQueue>();

    /// <summary>What was announced about videos, in order.</summary>
    public IReadOnlyList<(string UserId, VideoChanged Change)> Changes => [.. changes];

    /// <summary>With the worker in this process.</summary>
    public static Task<Classroom> StartAsync(CancellationToken cancellationToken, Action<VideoWorkerOptions>? configure = null) =>
        OpenAsync(null, services =>
        {
            services.AddVideoProcessing();
            services.Configure<VideoWorkerOptions>(options =>
            {
                options.Concurrency = 1;
                options.RetryDelay = TimeSpan.Zero;
                configure?.Invoke(options);
            });
        }, cancellationToken);

    /// <summary>Only the backend.</summary>
    public static async Task<Classroom> OpenAsync(string? dataDirectory, Action<IServiceCollection>? configure, CancellationToken cancellationToken)
    {
        RequiredTool.Require("ffmpeg");
        RequiredTool.Require("ffprobe");
        var own = dataDirectory is null ? new TempDirectory() : null;
        var directory = dataDirectory ?? own!.Path;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("ClassCast:DataDirectory", directory)]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddEmbeddedBackend();
        configure?.Invoke(builder.Services);
        var classroom = new Classroom(builder.Build(), directory, own);
        await classroom.host.StartAsync(cancellationToken);
        await classroom.ListenAsync();
        return classroom;
    }

    /// <summary>As confirming an upload does: the original in place, the row Uploaded, the job in the same commit.</summary>
    /// <returns>The video's id.</returns>
    public async Task<string> SubmitAsync(string path, CancellationToken cancellationToken, int? maximumSeconds = null)
    {
        await TeachAsync(maximumSeconds, cancellationToken);
        var videoId = Ids.New();
        var key = $"students/{Student}/{videoId}{Path.GetExtension(path)}";
        await using (var content = File.OpenRead(path))
        {
            await Blobs.PutAsync(new BlobKey(Buckets.Videos, key), content, "video/mp4", cancellationToken);
        }

        ExpectAnotherEnd(videoId);
        var video = new VideoItem
        {
            VideoId = videoId,
            UserId = Student,
            AssignmentId = AssignmentId,
            CourseId = Course,
            State = VideoState.Uploaded,
            Source = VideoSource.Upload,
            FileName = Path.GetFileName(path),
            ContentType = "video/mp4",
            OriginalKey = key,
            CreatedAt = TimeProvider.System.GetUtcNow(),
            ConfirmedAt = TimeProvider.System.GetUtcNow(),
        };
        await Tables.CommitAsync(
            new Transaction().Put(TableCatalog.Videos, video).Enqueue(Queues.VideoProcessing, new ProcessVideo(videoId)), cancellationToken);
        return videoId;
    }

    /// <summary><see cref="EndAsync"/> waits for an end that is announced from now on.</summary>
    public void ExpectAnotherEnd(string videoId) =>
        endings[videoId] = new Ending([Student, Instructor, Assistant]);

    /// <summary>Until processing is over and everybody whom it concerns has heard of it.</summary>
    public async Task<VideoItem> EndAsync(string videoId, CancellationToken cancellationToken)
    {
        await endings[videoId].Heard.WaitAsync(TimeSpan.FromMinutes(3), cancellationToken);
        return await GetAsync(videoId, cancellationToken);
    }

    public async Task<VideoItem> GetAsync(string videoId, CancellationToken cancellationToken) =>
        await Tables.GetAsync(TableCatalog.Videos, videoId, cancellationToken) ?? throw new InvalidOperationException("The row is gone.");

    public async Task<VideoItem> ProcessAsync(string path, CancellationToken cancellationToken, int? maximumSeconds = null) =>
        await EndAsync(await SubmitAsync(path, cancellationToken, maximumSeconds), cancellationToken);

    public async Task<IReadOnlyList<Notification>> NotificationsAsync(CancellationToken cancellationToken) =>
        (await Tables.QueryAsync(TableCatalog.Notifications, new TableQuery(Student), cancellationToken)).Items;

    /// <summary>For the message of an assertion: what the administrator would see.</summary>
    public async Task<string> WhyAsync(VideoItem video, CancellationToken cancellationToken)
    {
        var dead = await Queue.ListDeadLettersAsync(Queues.VideoProcessing, 5, cancellationToken);
        return $"{video.State} {video.Failure?.Code} {string.Join('\n', dead.Select(letter => letter.Reason))}";
    }

    /// <summary>A stored object as a file.</summary>
    public string FileOf(string key) =>
        Services.GetRequiredService<ILocalBlobFiles>().TryGetPath(new BlobKey(Buckets.Videos, key)) ?? throw new InvalidOperationException($"{key} is not there.");

    public async Task<IReadOnlyList<string>> ProcessedFilesAsync(string videoId, CancellationToken cancellationToken) =>
    [
        .. (await Blobs.ListAsync(Buckets.Videos, VideoKeys.ProcessedPrefix(videoId), null, cancellationToken)).Items
            .Select(blob => blob.Key.Name[VideoKeys.ProcessedPrefix(videoId).Length..]),
    ];

    /// <summary>Files of jobs in work; empty when nothing was left behind.</summary>
    public IReadOnlyList<string> JobFiles()
    {
        var root = Path.Combine(Services.GetRequiredService<ILocalBlobFiles>().ScratchDirectory, "video-jobs");
        return Directory.Exists(root) ? [.. Directory.EnumerateFileSystemEntries(root)] : [];
    }

    /// <summary>Neither a job nor a file of one, but for <paramref name="expectedDead"/> dead letters.</summary>
    public async Task NothingIsLeftAsync(int expectedDead, CancellationToken cancellationToken)
    {
        await Eventually.TrueAsync(
            "no job is left",
            async () => await Queue.GetStatisticsAsync(Queues.VideoProcessing, cancellationToken) is { Ready: 0, Leased: 0, Delayed: 0 } queue && queue.Dead == expectedDead,
            cancellationToken);
        await Eventually.TrueAsync("no file is left", () => Task.FromResult(JobFiles().Count == 0), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await stopped.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        host.Dispose();
        stopped.Dispose();
        ownDirectory?.Dispose();
    }

    private async Task TeachAsync(int? maximumSeconds, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var assignment = new Assignment
        {
            AssignmentId = AssignmentId,
            CourseId = Course,
            InstructorId = Instructor,
            Title = "My first speech",
            Status = AssignmentStatus.Published,
            DueAt = now.AddDays(1),
            Points = 100,
            Late = new LatePolicy(true, 10, 50),
            Attempts = 1,
            AcceptedTypes = AcceptedTypes.All,
            MaximumBytes = 1 << 30,
            MaximumSeconds = maximumSeconds,
            CreatedAt = now,
        };
        var transaction = new Transaction().Put(TableCatalog.Assignments, assignment, Condition.Always);
        foreach (var (user, given, role) in People)
        {
            var profile = new User
            {
                UserId = user,
                Email = $"{given}@school.example",
                GivenName = given,
                FamilyName = "Classcast",
                Role = role == CourseRole.Instructor ? Role.Instructor : Role.Student,
                CreatedAt = now,
            };
            transaction
                .Put(TableCatalog.Users, profile, Condition.Always)
                .Put(TableCatalog.Enrollments, new Enrollment { CourseId = Course, UserId = user, Role = role, JoinedAt = now }, Condition.Always);
        }

        await Tables.CommitAsync(transaction, cancellationToken);
    }

    private async Task ListenAsync()
    {
        var subscribed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        listening = Task.Run(async () =>
        {
            await foreach (var live in Services.GetRequiredService<IEventBus>().SubscribeAsync(subscribed.SetResult, stopped.Token))
            {
                if (live.Type != LiveEventTypes.VideoChanged)
                {
                    continue;
                }

                var change = live.Data.Deserialize(CoreJson.Default.VideoChanged)!;
                changes.Enqueue((live.UserId, change));
                if (VideoStates.IsEnd(change.State) && endings.TryGetValue(change.VideoId, out var ending))
                {
                    ending.Hears(live.UserId);
                }
            }
        });
        await subscribed.Task;
    }

    private sealed class Ending(HashSet<string> audience)
    {
        private readonly TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Heard => heard.Task;

        public void Hears(string userId)
        {
            audience.Remove(userId);
            if (audience.Count == 0)
            {
                heard.TrySetResult();
            }
        }
    }
}
