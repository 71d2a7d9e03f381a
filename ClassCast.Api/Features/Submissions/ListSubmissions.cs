using System.ComponentModel;
using ClassCast.Api.Features.Pictures;
using ClassCast.Api.Features.Videos;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using Submission = ClassCast.Core.Submissions.Submission;
using SubmissionStatus = ClassCast.Contracts.SubmissionStatus;

namespace ClassCast.Api.Features.Submissions;

public readonly record struct SubmissionFilter(
    [property: Description("Of this assignment only.")] string? AssignmentId,
    [property: Description("Of this course only; without either, of every course the caller teaches.")] string? CourseId,
    [property: Description("Submitted (to grade) or Graded; both when left out.")] SubmissionStatus? Status);

/// <summary>The instructor's list, oldest first: what has waited longest is graded next.</summary>
internal static class ListSubmissions
{
    private const int MaximumCourses = 200;

    public static async Task<Ok<ListResponse<SubmissionListItem>>> HandleAsync(
        [AsParameters] SubmissionFilter filter, [AsParameters] ListQuery list, CurrentUser user, ITableStore tables, VideoAnswers videos, PictureReader pictures, CancellationToken cancellationToken)
    {
        var limit = list.ValidLimit();
        var sources = await SourcesAsync(filter, user, tables, cancellationToken);
        var page = await SubmissionListing.ReadAsync(tables, sources, list.ValidCursor(), limit, cancellationToken);
        var items = await ItemsAsync(tables, page.Items, videos, pictures, cancellationToken);
        return TypedResults.Ok(new ListResponse<SubmissionListItem>(items, page.NextCursor));
    }

    private static async Task<IReadOnlyList<SubmissionSource>> SourcesAsync(
        SubmissionFilter filter, CurrentUser user, ITableStore tables, CancellationToken cancellationToken)
    {
        if (filter.AssignmentId is { } assignmentId)
        {
            var assignment = Ids.IsValid(assignmentId) ? await tables.GetAsync(TableCatalog.Assignments, assignmentId, cancellationToken) : null;
            var isOfCourse = filter.CourseId is null || filter.CourseId == assignment?.CourseId;
            if (assignment is null || !isOfCourse || !await SubmissionAccess.IsTeachingAsync(tables, assignment.CourseId, user, cancellationToken))
            {
                throw Refuse.NotFound("assignment");
            }

            SubmissionStatus[] statuses = filter.Status is { } one ? [one] : Enum.GetValues<SubmissionStatus>();
            return [.. statuses.Select(status => new SubmissionSource("assignmentId-status-index", assignmentId, $"{status}#"))];
        }

        if (filter.CourseId is { } courseId)
        {
            return Ids.IsValid(courseId) && await SubmissionAccess.IsTeachingAsync(tables, courseId, user, cancellationToken)
                ? [OfCourse(courseId, filter.Status)]
                : throw Refuse.NotFound("course");
        }

        var query = new TableQuery(user.UserId) { Index = "userId-index", Descending = true, Limit = MaximumCourses };
        var courses = await tables.QueryAsync(TableCatalog.Enrollments, query, cancellationToken);
        return [.. courses.Items.Where(enrollment => enrollment.Role is not Core.Courses.CourseRole.Student && CourseStandings.Teaches(enrollment, user.Permissions)).Select(enrollment => OfCourse(enrollment.CourseId, filter.Status))];
    }

    private static SubmissionSource OfCourse(string courseId, SubmissionStatus? status) =>
        status is null ? new("courseId-index", courseId, "") : new("courseId-status-index", courseId, $"{status}#");

    /// <summary>Six batch reads for a page, however long it is.</summary>
    private static async Task<IReadOnlyList<SubmissionListItem>> ItemsAsync(
        ITableStore tables, IReadOnlyList<Submission> page, VideoAnswers videos, PictureReader pictures, CancellationToken cancellationToken)
    {
        var assignmentReads = ByIdAsync(TableCatalog.Assignments, submission => submission.AssignmentId, item => item.AssignmentId);
        var courseReads = ByIdAsync(TableCatalog.Courses, submission => submission.CourseId, item => item.CourseId);
        var studentReads = ByIdAsync(TableCatalog.Users, submission => submission.StudentId, item => item.UserId);
        var attemptReads = ByIdAsync(TableCatalog.Videos, submission => submission.VideoId, item => item.VideoId);
        var gradeReads = ByIdAsync(TableCatalog.Grades, submission => submission.SubmissionId, item => item.SubmissionId);
        var pictureReads = pictures.UrlsAsync(page.Select(submission => submission.StudentId), cancellationToken);
        var (assignments, courses, students) = (await assignmentReads, await courseReads, await studentReads);
        var (attempts, grades, urls) = (await attemptReads, await gradeReads, await pictureReads);
        return
        [
            .. from submission in page
               let assignment = assignments.GetValueOrDefault(submission.AssignmentId)
               let course = courses.GetValueOrDefault(submission.CourseId)
               let video = attempts.GetValueOrDefault(submission.VideoId)
               where assignment is not null && course is not null && video is not null
               let student = students.GetValueOrDefault(submission.StudentId)
               let grade = grades.GetValueOrDefault(submission.SubmissionId)
               select SubmissionAnswers.ItemOf(submission, assignment, course, student, video, grade, videos, urls.GetValueOrDefault(submission.StudentId)),
        ];

        async Task<Dictionary<string, T>> ByIdAsync<T>(Table<T> table, Func<Submission, string> reference, Func<T, string> id) where T : Item
        {
            var keys = page.Select(reference).Distinct().Select(key => new ItemKey(key)).ToList();
            return keys.Count == 0 ? [] : (await tables.GetManyAsync(table, keys, cancellationToken)).ToDictionary(id);
        }
    }
}
