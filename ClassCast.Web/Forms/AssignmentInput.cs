using System.Globalization;
using ClassCast.Contracts;

namespace ClassCast.Web.Forms;

/// <summary>Between the form of an assignment and its request. Times in the form are the person's own; requests are UTC.</summary>
public static class AssignmentInput
{
    public static readonly string[] Fields =
    [
        "title", "description", "opensAt", "dueAt", "closesAt", "points", "attempts", "acceptedTypes", "maximumMegabytes", "maximumMinutes",
        "lateAllowed", "latePenaltyPercentPerDay", "lateFloorPercent", "recordingRequired", "sectionIds",
    ];

    public static readonly (string, string)[] Types = [("mp4", "MP4"), ("webm", "WebM"), ("mov", "MOV"), ("avi", "AVI")];

    /// <summary>Due in a week, at the end of the day.</summary>
    public static FormState Empty(FormState form, DateTimeOffset now, TimeZoneInfo zone)
    {
        var due = TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(7).AddHours(23).AddMinutes(59);
        return form
            .Default("dueAt", due.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture))
            .Default("points", "100")
            .Default("attempts", "1")
            .Default("acceptedTypes", Types.Select(t => t.Item1))
            .Default("maximumMegabytes", "500")
            .Default("lateAllowed", true)
            .Default("latePenaltyPercentPerDay", "10")
            .Default("lateFloorPercent", "0");
    }

    public static FormState Of(FormState form, AssignmentResponse assignment, TimeZoneInfo zone) => form
        .Default("title", assignment.Title)
        .Default("description", assignment.Description)
        .Default("opensAt", ZoneTime.ToField(assignment.OpensAt, zone))
        .Default("dueAt", ZoneTime.ToField(assignment.DueAt, zone))
        .Default("closesAt", ZoneTime.ToField(assignment.ClosesAt, zone))
        .Default("points", Text(assignment.Points))
        .Default("attempts", Text(assignment.Attempts))
        .Default("acceptedTypes", assignment.AcceptedTypes)
        .Default("maximumMegabytes", Text(assignment.MaximumMegabytes))
        .Default("maximumMinutes", assignment.MaximumSeconds is { } s ? (s / 60m).ToString("0.##", CultureInfo.InvariantCulture) : null)
        .Default("lateAllowed", assignment.LateAllowed)
        .Default("latePenaltyPercentPerDay", Text(assignment.LatePenaltyPercentPerDay))
        .Default("lateFloorPercent", Text(assignment.LateFloorPercent))
        .Default("recordingRequired", assignment.RecordingRequired)
        .Default("sectionIds", assignment.SectionIds);

    /// <summary>Null when a field is wrong; the form says which.</summary>
    public static AssignmentRequest? Read(FormState form, TimeZoneInfo zone)
    {
        var title = form.Required("title", "Give the assignment a title.");
        var opensAt = Time(form, "opensAt", zone);
        var dueAt = Time(form, "dueAt", zone);
        var closesAt = Time(form, "closesAt", zone);
        if (form["dueAt"].Length == 0) form.Fail("dueAt", "Say when it is due.");
        if (dueAt is not null && opensAt >= dueAt) form.Fail("opensAt", "It must open before it is due.");
        if (dueAt is not null && closesAt < dueAt) form.Fail("closesAt", "It cannot close before it is due.");

        var points = Needed(form, "points", 1, 1000, "Points");
        var attempts = Needed(form, "attempts", 1, 10, "Attempts");
        var megabytes = Needed(form, "maximumMegabytes", 1, 2048, "The size limit");
        var seconds = Seconds(form);
        var penalty = form.WholeNumber("latePenaltyPercentPerDay", 0, 100, "The penalty");
        var floor = form.WholeNumber("lateFloorPercent", 0, 100, "The least that is kept");
        var types = form.All("acceptedTypes");
        if (types.Count == 0) form.Fail("acceptedTypes", "Accept at least one type.");
        if (!form.IsValid) return null;

        return new AssignmentRequest(
            title!,
            form.Raw("description"),
            opensAt,
            dueAt,
            closesAt,
            points,
            form.IsOn("lateAllowed"),
            penalty ?? 0,
            floor ?? 0,
            attempts,
            types,
            megabytes,
            seconds,
            form.IsOn("recordingRequired"),
            form.All("sectionIds"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Needed(FormState form, string field, int from, int to, string name)
    {
        if (form[field].Length == 0) form.Fail(field, $"{name} must be a whole number from {from} to {to}.");
        return form.WholeNumber(field, from, to, name) ?? 0;
    }

    private static DateTimeOffset? Time(FormState form, string field, TimeZoneInfo zone)
    {
        if (form[field].Length == 0) return null;
        var at = ZoneTime.FromField(form[field], zone);
        if (at is null) form.Fail(field, "Enter a date and a time, as 2026-11-28T23:59.");
        return at;
    }

    private static int? Seconds(FormState form)
    {
        if (form["maximumMinutes"].Length == 0) return null;
        var text = form["maximumMinutes"].Replace(',', '.');
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 240)
        {
            return Math.Max(1, (int)Math.Round(minutes * 60));
        }

        form.Fail("maximumMinutes", "The length limit must be more than 0 and at most 240 minutes.");
        return null;
    }
}
