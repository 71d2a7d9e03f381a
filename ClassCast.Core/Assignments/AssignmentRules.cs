using ClassCast.Core.Courses;

namespace ClassCast.Core.Assignments;

/// <summary>One mistake in what a person entered.</summary>
/// <param name="Field">As the request's JSON names it, so that a page can show it beside its input.</param>
/// <param name="Message">A sentence that says what would be right.</param>
public sealed record FieldError(string Field, string Message);

/// <summary>What must hold of an assignment. Limits of single fields are repeated here because imports and clones do not pass the HTTP validation.</summary>
public static class AssignmentRules
{
    public const int MaximumTitleLength = 200;
    public const int MaximumDescriptionLength = 50_000;
    public const int MaximumPoints = 1000;
    public const int MaximumAttempts = 10;
    public const long Megabyte = 1024 * 1024;
    public const long MaximumBytes = 2048 * Megabyte;
    public const int MaximumSeconds = 4 * 3600;

    /// <summary>Rules that hold in every status. Empty when all is well.</summary>
    /// <param name="assignment">As it would be stored.</param>
    /// <param name="sections">The sections of its course.</param>
    public static IReadOnlyList<FieldError> Validate(Assignment assignment, IReadOnlyCollection<Section> sections) =>
        [.. Texts(assignment), .. Dates(assignment), .. Numbers(assignment), .. Choices(assignment, sections)];

    /// <summary>As <see cref="Validate"/>, and it must leave the students some time.</summary>
    public static IReadOnlyList<FieldError> ValidateForPublishing(Assignment assignment, IReadOnlyCollection<Section> sections, DateTimeOffset now)
    {
        IReadOnlyList<FieldError> errors = Validate(assignment, sections);
        return assignment.DueAt > now ? errors : [.. errors, new FieldError("dueAt", "The due date must be in the future when the assignment is published.")];
    }

    private static IEnumerable<FieldError> Texts(Assignment assignment)
    {
        if (string.IsNullOrWhiteSpace(assignment.Title) || assignment.Title.Length > MaximumTitleLength)
        {
            yield return new("title", $"The title must have 1 to {MaximumTitleLength} characters.");
        }

        if (assignment.Description.Length > MaximumDescriptionLength)
        {
            yield return new("description", $"The description may have at most {MaximumDescriptionLength} characters.");
        }
    }

    private static IEnumerable<FieldError> Dates(Assignment assignment)
    {
        if (assignment.OpensAt >= assignment.DueAt)
        {
            yield return new("opensAt", "The assignment must open before it is due.");
        }

        if (assignment.ClosesAt < assignment.DueAt)
        {
            yield return new("closesAt", "The assignment cannot close before it is due.");
        }
    }

    private static IEnumerable<FieldError> Numbers(Assignment assignment)
    {
        if (assignment.Points is < 1 or > MaximumPoints)
        {
            yield return new("points", $"The points must be 1 to {MaximumPoints}.");
        }

        if (assignment.Attempts is < 1 or > MaximumAttempts)
        {
            yield return new("attempts", $"The attempts must be 1 to {MaximumAttempts}.");
        }

        if (assignment.Late.PenaltyPercentPerDay is < 0 or > 100)
        {
            yield return new("latePenaltyPercentPerDay", "The penalty must be 0 to 100 percent a day.");
        }

        if (assignment.Late.FloorPercent is < 0 or > 100)
        {
            yield return new("lateFloorPercent", "The floor must be 0 to 100 percent.");
        }

        if (assignment.MaximumBytes is < Megabyte or > MaximumBytes)
        {
            yield return new("maximumMegabytes", $"The size limit must be 1 to {MaximumBytes / Megabyte} MB.");
        }

        if (assignment.MaximumSeconds is < 1 or > MaximumSeconds)
        {
            yield return new("maximumSeconds", $"The length limit must be 1 to {MaximumSeconds} seconds.");
        }
    }

    private static IEnumerable<FieldError> Choices(Assignment assignment, IReadOnlyCollection<Section> sections)
    {
        if (assignment.AcceptedTypes.Count == 0 || assignment.AcceptedTypes.Any(type => !AcceptedTypes.All.Contains(type)))
        {
            yield return new("acceptedTypes", $"Choose at least one of {string.Join(", ", AcceptedTypes.All)}.");
        }

        if (assignment.SectionIds.Any(id => sections.All(section => section.SectionId != id || section.CourseId != assignment.CourseId)))
        {
            yield return new("sectionIds", "Choose sections of this course only.");
        }
    }
}
