using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;

namespace ClassCast.Api.Seed;

/// <summary>
/// The sample courses, as pure data. Ids and codes derive from names, so that a second seeding meets what the first one wrote. Times are relative
/// to the seeding.
/// </summary>
public sealed class DemoClassroom(DateTimeOffset now)
{
    // fixed, so that the ids are the same whenever it is seeded
    private static readonly DateTimeOffset Epoch = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public static Course Speaking(string instructorId, DateTimeOffset createdAt) => new()
    {
        CourseId = IdOf("course/speaking"),
        InstructorId = instructorId,
        Title = "Public Speaking",
        Description = "From the first shaking minute to a talk that stays with its audience. Every week one short video, and feedback on it.",
        Department = "Communication",
        Semester = "Autumn",
        Year = 2026,
        Colour = "coral",
        Capacity = 60,
        Status = CourseStatus.Published,
        Code = "SPEAK234",
        CreatedAt = createdAt,
    };

    public static Course Spanish(string instructorId, DateTimeOffset createdAt) => new()
    {
        CourseId = IdOf("course/spanish"),
        InstructorId = instructorId,
        Title = "Spanish Conversation B1",
        Description = "Speaking first: dialogues, everyday situations and short presentations, recorded and reviewed.",
        Department = "Languages",
        Semester = "Autumn",
        Year = 2026,
        Colour = "teal",
        Capacity = 40,
        Status = CourseStatus.Published,
        Code = "HABQA234",
        CreatedAt = createdAt,
    };

    public static IReadOnlyList<Section> SectionsOf(Course course, DateTimeOffset createdAt) => course.Code == "SPEAK234"
        ? [SectionOf(course, "Monday group", "MNDAY234", createdAt), SectionOf(course, "Thursday group", "THURS234", createdAt)]
        : [SectionOf(course, "Evening group", "EVENG234", createdAt)];

    public IReadOnlyList<Assignment> AssignmentsOf(Course course) => course.Code == "SPEAK234"
        ?
        [
            Make(course, "Introduce yourself", "Who are you, and what should we remember of you? **One minute**, one take, no notes.", AssignmentStatus.Closed, -21, -14, -10),
            Make(course, "A story in two minutes", "Tell something that happened to you. Begin in the middle.", AssignmentStatus.Published, -10, 1.5, 8)
                with { Late = new LatePolicy(true, 10, 50), Attempts = 2 },
            Make(course, "Explain it to a beginner", "Choose something you know well. Explain it so that a twelve-year-old could repeat it.\n\n- no slides\n- one example\n- at most three minutes", AssignmentStatus.Published, -3, 9, 16)
                with { Late = new LatePolicy(true, 20, 40), Attempts = 3, MaximumSeconds = 240 },
            Make(course, "Impromptu", "You will see a topic when you begin. Record at once, in the browser.", AssignmentStatus.Published, 5, 12, null)
                with { RecordingRequired = true, Late = new LatePolicy(false, 0, 0) },
            Make(course, "Final talk", "Five minutes before an audience. Details follow.", AssignmentStatus.Draft, null, 40, null)
                with { Points = 200, MaximumBytes = 2048 * AssignmentRules.Megabyte },
        ]
        :
        [
            Make(course, "Mi barrio", "Describe tu barrio en **90 segundos**: qué hay, qué falta, qué te gusta.", AssignmentStatus.Closed, -20, -12, -9),
            Make(course, "En el mercado", "Graba un diálogo en el mercado con un compañero.", AssignmentStatus.Published, -6, -0.5, 6)
                with { Late = new LatePolicy(true, 15, 25) },
            Make(course, "Una receta de familia", "Explica paso a paso una receta de tu familia.", AssignmentStatus.Draft, null, 20, null),
            Make(course, "Entrevista de trabajo", "Contesta a las cinco preguntas del guion, sin leer.", AssignmentStatus.Published, -1, 6, 10)
                with { Attempts = 2, AcceptedTypes = [AcceptedTypes.Mp4, AcceptedTypes.WebM] },
        ];

    private static Section SectionOf(Course course, string name, string code, DateTimeOffset createdAt) => new()
    {
        SectionId = IdOf($"section/{code}"),
        CourseId = course.CourseId,
        Name = name,
        Code = code,
        Capacity = 30,
        CreatedAt = createdAt,
    };

    private Assignment Make(Course course, string title, string description, AssignmentStatus status, double? opensIn, double dueIn, double? closesIn) => new()
    {
        AssignmentId = IdOf($"assignment/{course.Code}/{title}"),
        CourseId = course.CourseId,
        InstructorId = course.InstructorId,
        Title = title,
        Description = description,
        Status = status,
        OpensAt = opensIn is null ? null : now.AddDays(opensIn.Value),
        DueAt = now.AddDays(dueIn),
        ClosesAt = closesIn is null ? null : now.AddDays(closesIn.Value),
        Points = 100,
        Late = new LatePolicy(true, 10, 50),
        Attempts = 1,
        AcceptedTypes = AcceptedTypes.All,
        MaximumBytes = 500 * AssignmentRules.Megabyte,
        CreatedAt = now,
        PublishedAt = status is AssignmentStatus.Draft ? null : now,
    };

    private static string IdOf(string name) => Ids.For(Epoch, $"demo/{name}");
}
