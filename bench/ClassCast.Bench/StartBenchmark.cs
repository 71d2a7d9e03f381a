namespace ClassCast.Bench;

internal static class StartBenchmark
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("classcast-bench-");
        try
        {
            return
            [
                new Figure("start, empty data directory, demo classroom seeded", await SecondsAsync(directory.FullName, cancellationToken), "s"),
                new Figure("start, same data directory again", await SecondsAsync(directory.FullName, cancellationToken), "s"),
            ];
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<double> SecondsAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        await using var classroom = await RunningClassroom.StartAsync(dataDirectory, cancellationToken);
        return classroom.StartTime.TotalSeconds;
    }
}
