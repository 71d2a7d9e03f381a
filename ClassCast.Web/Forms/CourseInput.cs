using System.Globalization;
using ClassCast.Contracts;

namespace ClassCast.Web.Forms;

/// <summary>Between the form of a course and its request.</summary>
public static class CourseInput
{
    public static readonly string[] Fields = ["title", "description", "department", "semester", "year", "colour", "capacity", "status"];

    public static readonly (string, string)[] Colours =
        [.. new[] { "indigo", "teal", "green", "amber", "coral", "rose", "violet", "slate" }.Select(c => (c, c))];

    public static FormState Empty(FormState form, DateTimeOffset now) => form
        .Default("colour", "indigo")
        .Default("capacity", "30")
        .Default("year", now.Year.ToString(CultureInfo.InvariantCulture))
        .Default("status", nameof(CourseStatus.Published));

    public static FormState Of(FormState form, CourseResponse course) => form
        .Default("title", course.Title)
        .Default("description", course.Description)
        .Default("department", course.Department)
        .Default("semester", course.Semester)
        .Default("year", course.Year?.ToString(CultureInfo.InvariantCulture))
        .Default("colour", course.Colour)
        .Default("capacity", course.Capacity.ToString(CultureInfo.InvariantCulture))
        .Default("status", course.Status.ToString());

    /// <summary>Null when a field is wrong; the form says which.</summary>
    public static CourseRequest? Read(FormState form)
    {
        var title = form.Required("title", "Give the course a title.");
        var capacity = form.WholeNumber("capacity", 1, 500, "The number of seats");
        if (form["capacity"].Length == 0) form.Fail("capacity", "Say how many seats there are.");
        var year = form.WholeNumber("year", 2000, 2100, "The year");
        if (!Enum.TryParse<CourseStatus>(form["status"], out var status)) form.Fail("status", "Choose one of the states.");
        if (!form.IsValid) return null;
        return new CourseRequest(
            title!,
            form["description"],
            form["department"],
            form["semester"],
            year,
            form["colour"],
            capacity!.Value,
            status);
    }
}
