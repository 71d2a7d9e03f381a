using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Bench.Data;

/// <summary>
/// A school as pure data: everything follows from the scale and the day, so that two runs read the same rows. Each course has as many students and
/// each student as many courses at every scale, as in real schools; only their number grows.
/// </summary>
/// <param name="scale">1 is 10,000 students, 200 courses, 2,000 assignments, 50,000 videos with their submissions.</param>
/// <param name="day">Due dates lie around it.</param>
/// <param name="idOf">The account of a person who signs in; null for everybody else, whose id follows from their name.</param>
internal sealed class ClassroomData(double scale, DateTimeOffset day, Func<string, string?> idOf)
{
    public const int AssignmentsPerCourse = 10;
    public const int CoursesPerStudent = 5;
    public const int CoursesPerInstructor = 10;

    /// <summary>Of those of one place in the course; so 25 of a course's 250 students hand in each assignment.</summary>
    private const int EveryNthSubmits = 10;
    private const int NoticesPerStudent = 5;
    private const int TileSeconds = 2;
    private const double VideoSeconds = 90;

    private static readonly DateTimeOffset Epoch = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public int Students { get; } = (int)(10_000 * scale);

    public int Courses { get; } = (int)(200 * scale);

    public int Instructors => Math.Max(1, Courses / CoursesPerInstructor);

    private int PlacesPerCourse => Students / Courses;

    // coprime to the number of courses, so that a student's courses differ
    private static int CourseStep => 41;

    public static string StudentName(int student) => $"student{student}";

    public static string InstructorName(int instructor) => $"instructor{instructor}";

    public static string EmailOf(string name) => $"{name}@bench.classcast.example";

    public string PersonId(string name) => idOf(name) ?? Ids.For(Epoch, name);

    public static string CourseId(int course) => Ids.For(Epoch, $"course{course}");

    public static string AssignmentId(int course, int number) => Ids.For(Epoch.AddDays(number), $"course{course}/assignment{number}");

    public string SubmissionId(Work work) => SubmissionIds.For(AssignmentId(work.Course, work.Assignment), PersonId(StudentName(work.Student)));

    public static string VideoId(Work work) => Ids.For(Epoch.AddDays(work.Assignment), $"video/{work.Course}/{work.Assignment}/{work.Student}");

    /// <summary>Which course a student's n-th is, and the other way round who is in a course.</summary>
    public int CourseOf(int student, int n) => (student + (n * CourseStep)) % Courses;

    /// <summary>Everything that was handed in.</summary>
    public IEnumerable<Work> AllWork() =>
        from course in Enumerable.Range(0, Courses) from work in WorkOf(course) select work;

    public IEnumerable<Work> WorkOf(int course) =>
        from assignment in Enumerable.Range(0, AssignmentsPerCourse)
        from student in StudentsOf(course)
        where (student.Place + assignment) % EveryNthSubmits == 0
        select new Work(course, assignment, student.Index, IsGraded: student.Place / EveryNthSubmits % 2 == 0);

    /// <summary>Every row, as one write each.</summary>
    public IEnumerable<Action<Transaction>> Rows() =>
        Enumerable.Range(0, Instructors).Select(i => Put(TableCatalog.Users, Person(InstructorName(i), Role.Instructor)))
            .Concat(Enumerable.Range(0, Students).Select(i => Put(TableCatalog.Users, Person(StudentName(i), Role.Student))))
            .Concat(Enumerable.Range(0, Courses).SelectMany(CourseRows))
            .Concat(AllWork().SelectMany(WorkRows))
            .Concat(Enumerable.Range(0, Students).SelectMany(NoticeRows));

    private IEnumerable<(int Index, int Place)> StudentsOf(int course) =>
        from n in Enumerable.Range(0, CoursesPerStudent)
        let first = (((course - (n * CourseStep)) % Courses) + Courses) % Courses
        from place in Enumerable.Range(0, PlacesPerCourse)
        select (first + (place * Courses), place);

    private IEnumerable<Action<Transaction>> CourseRows(int course)
    {
        var id = CourseId(course);
        var teacher = PersonId(InstructorName(course % Instructors));
        var students = StudentsOf(course).ToList();
        yield return Put(TableCatalog.Courses, new Course
        {
            CourseId = id,
            InstructorId = teacher,
            Title = $"Course {course}: speaking before others",
            Description = "Every week one short video, and feedback on it.",
            Colour = CourseColours.All[course % CourseColours.All.Count],
            Capacity = CourseRules.MaximumCapacity,
            Status = CourseStatus.Published,
            Code = Code(course),
            CreatedAt = Epoch,
        });
        yield return Put(TableCatalog.SeatCounts, new SeatCount { OwnerId = id, Taken = students.Count });
        yield return Put(TableCatalog.Enrollments, new Enrollment { CourseId = id, UserId = teacher, Role = CourseRole.Instructor, JoinedAt = Epoch.AddMinutes(course) });
        foreach (var (student, _) in students)
        {
            yield return Put(
                TableCatalog.Enrollments,
                new Enrollment { CourseId = id, UserId = PersonId(StudentName(student)), Role = CourseRole.Student, JoinedAt = Epoch.AddMinutes(course) });
        }

        for (var number = 0; number < AssignmentsPerCourse; number++)
        {
            var work = WorkOf(course).Where(w => w.Assignment == number).ToList();
            yield return Put(TableCatalog.Assignments, AssignmentOf(course, number, teacher));
            yield return Put(
                TableCatalog.AssignmentCounts,
                new AssignmentCount { AssignmentId = AssignmentId(course, number), Submissions = work.Count, ToGrade = work.Count(w => !w.IsGraded) });
        }
    }

    private IEnumerable<Action<Transaction>> WorkRows(Work work)
    {
        var video = VideoOf(work);
        var submission = SubmissionOf(work, video);
        yield return Put(TableCatalog.Videos, video);
        yield return Put(TableCatalog.Submissions, submission);
        if (work.IsGraded)
        {
            yield return Put(TableCatalog.Grades, GradeOf(work, submission));
        }
    }

    private IEnumerable<Action<Transaction>> NoticeRows(int student) => Enumerable.Range(0, NoticesPerStudent).Select(number => Put(
        TableCatalog.Notifications,
        new Notification
        {
            UserId = PersonId(StudentName(student)),
            NotificationId = NoticeId(student, number),
            Type = NotificationType.AssignmentPublished,
            Title = "New assignment: “A story in two minutes”",
            Body = "Speaking before others",
            Link = $"/assignments/{AssignmentId(CourseOf(student, 0), number)}",
            CreatedAt = Epoch.AddDays(number),
        }));

    public static string NoticeId(int student, int number) => Ids.For(Epoch.AddDays(number), $"notice/{student}/{number}");

    public static string Code(int course) => $"BENCH{new string([.. Enumerable.Range(0, 5).Select(digit => JoinCodes.Alphabet[course / (int)Math.Pow(JoinCodes.Alphabet.Length, digit) % JoinCodes.Alphabet.Length])])}";

    private User Person(string name, Role role) => new()
    {
        UserId = PersonId(name),
        Email = EmailOf(name),
        GivenName = "Sam",
        FamilyName = name,
        Role = role,
        CreatedAt = Epoch,
    };

    // the first were due, half of those to come are open
    private Assignment AssignmentOf(int course, int number, string teacher) => new()
    {
        AssignmentId = AssignmentId(course, number),
        CourseId = CourseId(course),
        InstructorId = teacher,
        Title = $"Assignment {number}: a story in two minutes",
        Description = "Tell something that happened to you. Begin in the middle.\n\n- no slides\n- one example\n- at most **two minutes**",
        Status = AssignmentStatus.Published,
        DueAt = day.AddDays((number * 3) - 9),
        ClosesAt = day.AddDays(60),
        Points = 100,
        Late = new LatePolicy(true, 10, 50),
        Attempts = 3,
        AcceptedTypes = AcceptedTypes.All,
        MaximumBytes = 500 * AssignmentRules.Megabyte,
        CreatedAt = Epoch,
        PublishedAt = Epoch,
    };

    private Video VideoOf(Work work)
    {
        var id = VideoId(work);
        var student = PersonId(StudentName(work.Student));
        var at = Epoch.AddDays(work.Assignment).AddSeconds(work.Student);
        return new Video
        {
            VideoId = id,
            UserId = student,
            AssignmentId = AssignmentId(work.Course, work.Assignment),
            CourseId = CourseId(work.Course),
            State = VideoState.Ready,
            Source = VideoSource.Upload,
            FileName = "my story.mp4",
            ContentType = "video/mp4",
            OriginalKey = $"students/{student}/{id}.mp4",
            AnnouncedBytes = 12_345_678,
            CreatedAt = at,
            Attempt = 1,
            ConfirmedAt = at,
            SubmittedAt = at,
            Bytes = 12_345_678,
            Sha256 = Digest(id),
            Percent = 100,
            DurationSeconds = VideoSeconds,
            Renditions =
            [
                new Rendition("720p", VideoKeys.Rendition(id, "720p"), 1280, 720, 9_876_543, Digest(id + "720p")),
                new Rendition("480p", VideoKeys.Rendition(id, "480p"), 854, 480, 4_321_987, Digest(id + "480p")),
            ],
            PosterKey = VideoKeys.Processed(id, VideoKeys.Thumbnail),
            Storyboard = new Storyboard(
                VideoKeys.Processed(id, VideoKeys.Storyboard), 160, 90, 10, [.. Enumerable.Range(0, (int)VideoSeconds / TileSeconds).Select(tile => (double)tile * TileSeconds)]),
        };
    }

    private Submission SubmissionOf(Work work, Video video) => new()
    {
        SubmissionId = SubmissionId(work),
        AssignmentId = video.AssignmentId,
        CourseId = video.CourseId,
        StudentId = video.UserId,
        VideoId = video.VideoId,
        AttemptVideoIds = [video.VideoId],
        AttemptsUsed = 1,
        Status = work.IsGraded ? SubmissionStatus.Graded : SubmissionStatus.Submitted,
        SubmittedAt = video.SubmittedAt!.Value,
        IsLate = false,
    };

    private Grade GradeOf(Work work, Submission submission) => new()
    {
        SubmissionId = submission.SubmissionId,
        AssignmentId = submission.AssignmentId,
        CourseId = submission.CourseId,
        StudentId = submission.StudentId,
        VideoId = submission.VideoId,
        PointsAwarded = 60 + (work.Student % 40),
        LatePenaltyPercent = 0,
        FinalPoints = 60 + (work.Student % 40),
        MaximumPoints = 100,
        Feedback = "A good beginning, and you kept the eye of the camera. Slower at the end.",
        GradedBy = PersonId(InstructorName(work.Course % Instructors)),
        GradedAt = submission.SubmittedAt.AddDays(2),
    };

    private static string Digest(string of) => string.Concat(Enumerable.Repeat(Ids.For(Epoch, of), 2));

    private static Action<Transaction> Put<T>(Table<T> table, T item) where T : Item => transaction => transaction.Put(table, item);
}

/// <summary>One student's work for one assignment.</summary>
internal readonly record struct Work(int Course, int Assignment, int Student, bool IsGraded);
