using ClassCast.Core.Audit;
using ClassCast.Core.People;
using ClassCast.Core.Submissions;

namespace ClassCast.Core.Tests.Audit;

public sealed class AuditEventsTests
{
    private readonly StillClock clock = new() { Now = new DateTimeOffset(2026, 11, 22, 10, 20, 0, TimeSpan.Zero) };

    [Fact]
    public void A_first_grade_is_given_and_a_second_changed_and_only_what_differs_is_told()
    {
        var first = GradeOf(80, 80);
        var second = GradeOf(90, 80);

        var given = AuditEvents.GradeWritten(null, first, clock);
        var changed = AuditEvents.GradeWritten(first, second, clock);

        Assert.Equal((AuditKind.GradeGiven, "grader", "student"), (given.Kind, given.ActorId, given.SubjectId));
        Assert.Equal(AuditKind.GradeChanged, changed.Kind);
        Assert.Equal([KeyValuePair.Create("points", "80 → 90")], changed.Facts);
    }

    [Fact]
    public void What_a_grader_wrote_is_not_in_the_log() =>
        Assert.DoesNotContain(AuditEvents.GradeWritten(null, GradeOf(80, 80), clock).Facts.Values, value => value.Contains("breathe", StringComparison.Ordinal));

    [Fact]
    public void Looks_of_the_same_hour_are_one_and_of_the_next_another()
    {
        var first = Look("reader", "video");
        clock.Now += TimeSpan.FromMinutes(39);
        var same = Look("reader", "video");
        clock.Now += TimeSpan.FromMinutes(2);
        var next = Look("reader", "video");

        Assert.Equal(first.AuditId, same.AuditId);
        Assert.NotEqual(first.AuditId, next.AuditId);
    }

    [Fact]
    public void Looks_of_others_and_at_other_things_are_their_own() =>
        Assert.Equal(3, new[] { Look("reader", "video"), Look("another", "video"), Look("reader", "other") }.Select(look => look.AuditId).Distinct().Count());

    [Fact]
    public void Looks_expire_and_changes_do_not()
    {
        Assert.Equal((clock.GetUtcNow() + Kept).ToUnixTimeSeconds(), Look("reader", "video").ExpiresAt);
        Assert.Null(AuditEvents.GradeWritten(null, GradeOf(1, 1), clock).ExpiresAt);
    }

    [Fact]
    public void An_entry_lies_in_the_month_of_its_time() => Assert.Equal("2026-11", Look("reader", "video").Month);

    [Theory]
    [InlineData(null, "none → Admin")]
    [InlineData(Role.Student, "Student → Admin")]
    public void A_role_from_nothing_or_something_is_told(Role? before, string expected) =>
        Assert.Equal(expected, AuditFacts.Changed(("role", before, Role.Admin))["role"]);

    [Fact]
    public void What_stayed_the_same_is_no_fact() => Assert.Empty(AuditFacts.Changed(("points", 5, 5), ("closes", (DateTimeOffset?)null, (DateTimeOffset?)null)));

    private static readonly TimeSpan Kept = TimeSpan.FromDays(100);

    private AuditEntry Look(string reader, string resource) => AuditEvents.Read(AuditKind.VideoRead, reader, "student", "course", resource, Kept, clock);

    private static Grade GradeOf(decimal points, decimal final) => new()
    {
        SubmissionId = "submission",
        AssignmentId = "assignment",
        CourseId = "course",
        StudentId = "student",
        VideoId = "video",
        PointsAwarded = points,
        LatePenaltyPercent = 0,
        FinalPoints = final,
        MaximumPoints = 100,
        Feedback = "You breathe well.",
        GradedBy = "grader",
        GradedAt = DateTimeOffset.UnixEpoch,
    };

    private sealed class StillClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
