using System.Text;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Audit;
using ClassCast.Core.Courses;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>A student with something of every kind, and a teacher whose data must stay out of it all.</summary>
internal sealed class PersonalClassroom(IServiceProvider process, TimeProvider time)
{
    public const string Password = "Correct-Horse-9";
    public const string OriginalContent = "the original file";
    public const string PictureContent = "the picture";

    public string GivenName { get; } = $"Zebulon{Ids.New()[^8..]}";

    public string FamilyName { get; } = $"Quill{Ids.New()[^8..]}";

    public string Email { get; } = $"{Ids.New()}@example.org";

    public string TeacherName { get; } = $"Teacher{Ids.New()[^8..]}";

    public string TeacherEmail { get; } = $"{Ids.New()}@example.org";

    public string UserId { get; private set; } = "";

    public string TeacherId { get; } = Ids.New();

    public string CourseId { get; } = Ids.New();

    public string SectionId { get; } = Ids.New();

    public Assignment Graded { get; private set; } = null!;

    public Assignment Ungraded { get; private set; } = null!;

    public string GradedSubmissionId => SubmissionIds.For(Graded.AssignmentId, UserId);

    public string ReceiptId { get; } = Ids.New();

    private ITableStore Store => process.GetRequiredService<ITableStore>();

    private IBlobStore Blobs => process.GetRequiredService<IBlobStore>();

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        var address = Ids.New(); // as a network address: failures count per address
        var identity = process.GetRequiredService<IIdentityProvider>();
        var account = new NewAccount { Email = Email, Password = Password, GivenName = GivenName, FamilyName = FamilyName };
        UserId = (await identity.CreateConfirmedAsync(account, [Groups.Students], cancellationToken)).UserId;
        await identity.SignInAsync(Email, Password, address, cancellationToken);
        await identity.ForgotPasswordAsync(Email, cancellationToken);
        await Assert.ThrowsAsync<IdentityException>(() => identity.SignInAsync(Email, "Wrong-Horse-9", address, cancellationToken));
        await PeopleAsync(cancellationToken);
        await CourseAsync(cancellationToken);
        Graded = await WorkAsync(isGraded: true, cancellationToken);
        Ungraded = await WorkAsync(isGraded: false, cancellationToken);
    }

    /// <summary>What the Api commits when somebody asks for the end of their account.</summary>
    public async Task RequestErasureAsync(CancellationToken cancellationToken, string? address = null)
    {
        var request = new DataRequest
        {
            UserId = UserId,
            Kind = DataRequestKind.Erasure,
            RequestId = Ids.New(),
            State = DataRequestState.Pending,
            RequestedAt = Timestamps.Now(time),
            Email = address ?? Email,
            ReceiptId = ReceiptId,
        };
        await Store.CommitAsync(new Transaction().Delete(TableCatalog.Users, UserId).Put(TableCatalog.DataRequests, request), cancellationToken);
    }

    public Task<DataRequest?> ErasureAsync(CancellationToken cancellationToken) =>
        Store.GetAsync(TableCatalog.DataRequests, new(UserId, nameof(DataRequestKind.Erasure)), cancellationToken);

    private async Task PeopleAsync(CancellationToken cancellationToken)
    {
        var now = Timestamps.Now(time);
        var student = new User { UserId = UserId, Email = Email, GivenName = GivenName, FamilyName = FamilyName, Role = Role.Student, CreatedAt = now };
        var teacher = new User { UserId = TeacherId, Email = TeacherEmail, GivenName = TeacherName, FamilyName = TeacherName, Role = Role.Instructor, CreatedAt = now };
        var (pictureId, uploadId) = (Ids.New(), Ids.New());
        await PutAsync(PictureKeys.Of(UserId, pictureId), PictureContent, cancellationToken);
        await PutAsync(PictureKeys.UploadOf(UserId, uploadId), "a picture that waits", cancellationToken);
        var notice = new Notification
        {
            UserId = UserId,
            NotificationId = Ids.New(),
            Type = NotificationType.VideoReady,
            Title = $"{GivenName}, your video is ready",
            Link = "/",
            CreatedAt = now,
        };
        await Store.CommitAsync(
            new Transaction()
                .Put(TableCatalog.Users, student)
                .Put(TableCatalog.Users, teacher)
                .Put(TableCatalog.TeachingRequests, new TeachingRequest { Email = Email, State = TeachingRequestState.Pending, RequestedAt = now, UserId = UserId })
                .Put(TableCatalog.Notifications, notice)
                .Put(TableCatalog.Pictures, new Picture { UserId = UserId, PictureId = pictureId, PendingId = uploadId, ChangedAt = now })
                .Put(TableCatalog.NotificationMarks, new NotificationMark { UserId = UserId, ReadThrough = notice.NotificationId })
                .Put(TableCatalog.NotificationPreferences, NotificationPreferences.Default(UserId) with { Hidden = [NoticeKind.Grades] })
                .Put(TableCatalog.NotificationDigests, new NotificationDigest { UserId = UserId, DigestId = Ids.New(), DueAt = now.AddDays(1), From = notice.NotificationId })
                .Put(TableCatalog.Connections, new Connection { ConnectionId = Ids.New(), UserId = UserId, ConnectedAt = now, ExpiresAt = now.AddHours(1).ToUnixTimeSeconds() })
                .Audit(AuditEvents.RoleChanged(student, student, TeacherId, "A reason", time)),
            cancellationToken);
    }

    private async Task CourseAsync(CancellationToken cancellationToken)
    {
        var now = Timestamps.Now(time);
        var course = new Course
        {
            CourseId = CourseId,
            InstructorId = TeacherId,
            Title = "Rhetoric",
            Colour = "teal",
            Capacity = 30,
            Status = CourseStatus.Published,
            Code = Ids.New()[^8..].ToUpperInvariant(),
            CreatedAt = now,
        };
        await Store.CommitAsync(
            new Transaction()
                .Put(TableCatalog.Courses, course)
                .Put(TableCatalog.SeatCounts, new SeatCount { OwnerId = CourseId, Taken = 2 })
                .Put(TableCatalog.SeatCounts, new SeatCount { OwnerId = SectionId, Taken = 1 })
                .Put(TableCatalog.Enrollments, new Enrollment { CourseId = CourseId, UserId = UserId, SectionId = SectionId, Role = CourseRole.Student, JoinedAt = now })
                .Put(TableCatalog.Enrollments, new Enrollment { CourseId = CourseId, UserId = TeacherId, Role = CourseRole.Instructor, JoinedAt = now }),
            cancellationToken);
    }

    private async Task<Assignment> WorkAsync(bool isGraded, CancellationToken cancellationToken)
    {
        var now = Timestamps.Now(time);
        var assignment = new Assignment
        {
            AssignmentId = Ids.New(),
            CourseId = CourseId,
            InstructorId = TeacherId,
            Title = isGraded ? "First talk" : "Second talk",
            Status = AssignmentStatus.Published,
            DueAt = now.AddDays(7),
            Points = 100,
            Late = new(false, 0, 0),
            Attempts = 1,
            AcceptedTypes = ["mp4"],
            MaximumBytes = 1_000_000,
            CreatedAt = now,
        };
        var videoId = Ids.New();
        var video = new Video
        {
            VideoId = videoId,
            UserId = UserId,
            AssignmentId = assignment.AssignmentId,
            CourseId = CourseId,
            State = isGraded ? VideoState.Ready : VideoState.Processing,
            Source = VideoSource.Upload,
            FileName = $"{GivenName}.mp4",
            ContentType = "video/mp4",
            OriginalKey = $"students/{UserId}/{videoId}.mp4",
            CreatedAt = now,
            Attempt = 1,
            ConfirmedAt = now,
            Bytes = OriginalContent.Length,
        };
        var submission = new Submission
        {
            SubmissionId = SubmissionIds.For(assignment.AssignmentId, UserId),
            AssignmentId = assignment.AssignmentId,
            CourseId = CourseId,
            StudentId = UserId,
            VideoId = videoId,
            AttemptVideoIds = [videoId],
            AttemptsUsed = 1,
            Status = isGraded ? SubmissionStatus.Graded : SubmissionStatus.Submitted,
            SubmittedAt = now,
            IsLate = false,
        };
        var work = new Transaction()
            .Put(TableCatalog.Assignments, assignment)
            .Put(TableCatalog.AssignmentCounts, new AssignmentCount { AssignmentId = assignment.AssignmentId, Submissions = 1, ToGrade = isGraded ? 0 : 1 })
            .Put(TableCatalog.Videos, video)
            .Put(TableCatalog.Submissions, submission)
            .Audit(AuditEvents.VideoSubmitted(video, time));
        if (isGraded)
        {
            work.Put(TableCatalog.Grades, GradeOf(submission));
        }

        await Store.CommitAsync(work, cancellationToken);
        await PutAsync(video.OriginalKey, OriginalContent, cancellationToken);
        await PutAsync(VideoKeys.Rendition(videoId, "720p"), "converted", cancellationToken);
        await PutAsync(VideoKeys.Processed(videoId, VideoKeys.Thumbnail), "picture", cancellationToken);
        return assignment;
    }

    private Grade GradeOf(Submission submission) => new()
    {
        SubmissionId = submission.SubmissionId,
        AssignmentId = submission.AssignmentId,
        CourseId = CourseId,
        StudentId = UserId,
        VideoId = submission.VideoId,
        PointsAwarded = 87,
        LatePenaltyPercent = 0,
        FinalPoints = 87,
        MaximumPoints = 100,
        Feedback = $"Well said, {GivenName}",
        GradedBy = TeacherId,
        GradedAt = Timestamps.Now(time),
    };

    private Task PutAsync(string name, string content, CancellationToken cancellationToken) => PutAsync(new BlobKey(Buckets.Videos, name), content, cancellationToken);

    private async Task PutAsync(BlobKey key, string content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await Blobs.PutAsync(key, stream, "application/octet-stream", cancellationToken);
    }
}
