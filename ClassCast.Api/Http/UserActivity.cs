using System.Diagnostics.Metrics;
using ClassCast.Core.Diagnostics;

namespace ClassCast.Api.Http;

/// <summary>The business metric of what people do; the number of requests says little about it.</summary>
public static class UserActivity
{
    private static readonly Counter<long> Actions =
        ClassCastTelemetry.Meter.CreateCounter<long>("classcast.user.activity", "{action}", "What people did, by kind.");

    public const string SignedUp = "signed_up";
    public const string SignedIn = "signed_in";
    public const string CourseCreated = "course_created";
    public const string CourseJoined = "course_joined";
    public const string AssignmentPublished = "assignment_published";

    /// <param name="kind">One of the constants: few, so that the series stay few.</param>
    public static void Record(string kind) => Actions.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
