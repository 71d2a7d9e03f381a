using System.Text.Json;
using ClassCast.Backends.Embedded.Tables;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core.Courses;
using ClassCast.Core.Tables;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class ParsedItemsTests
{
    private readonly ParsedItems parsed = new();

    [Fact]
    public void The_same_row_is_parsed_once()
    {
        var row = RowOf(Sample.Course("teacher"));

        Assert.Same(Read(row), Read([.. row]));
    }

    [Fact]
    public void A_row_that_differs_in_one_letter_is_another_item()
    {
        var course = Sample.Course("teacher");
        Read(RowOf(course));

        Assert.Equal("Rhetorix", Read(RowOf(course with { Title = "Rhetorix" })).Title);
        Assert.Equal("Rhetoric", Read(RowOf(course)).Title);
    }

    [Fact]
    public void Many_more_rows_than_there_are_places_for_are_all_read_right()
    {
        var courses = Enumerable.Range(0, 100_000).Select(number => Sample.Course("teacher") with { Capacity = number }).ToList();

        for (var turn = 0; turn < 2; turn++)
        {
            Assert.All(courses, course => Assert.Equal((course.CourseId, course.Capacity), (Read(RowOf(course)).CourseId, Read(RowOf(course)).Capacity)));
        }
    }

    [Fact]
    public void Long_rows_are_read_and_not_kept()
    {
        var row = RowOf(Sample.Course("teacher", description: new string('x', 10_000)));

        Assert.NotSame(Read(row), Read(row));
    }

    [Fact]
    public void One_row_may_be_an_item_of_two_tables()
    {
        byte[] row = [.. "{\"ownerId\":\"a\",\"assignmentId\":\"b\",\"taken\":3,\"submissions\":4}"u8];

        var seats = parsed.Read(TableCatalog.SeatCounts, row);
        var count = parsed.Read(TableCatalog.AssignmentCounts, row);

        Assert.Equal(("a", 3, "b", 4), (seats.OwnerId, seats.Taken, count.AssignmentId, count.Submissions));
    }

    private static byte[] RowOf(Course course) => JsonSerializer.SerializeToUtf8Bytes(course, TableCatalog.Courses.Json);

    private Course Read(byte[] row) => parsed.Read(TableCatalog.Courses, row);
}
