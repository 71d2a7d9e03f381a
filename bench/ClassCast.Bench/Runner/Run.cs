using ClassCast.Bench.Hosting;

namespace ClassCast.Bench.Runner;

/// <summary>One run of the program: how thoroughly it measures, what it found, and the seeded classroom that most benchmarks share.</summary>
internal sealed class Run(bool quick) : IAsyncDisposable
{
    public const int Connections = 32;

    private Stage? stage;

    public bool Quick { get; } = quick;

    /// <summary>How often each pair is measured.</summary>
    public int Rounds => Quick ? 1 : 3;

    /// <summary>How long one round loads a server.</summary>
    public TimeSpan LoadTime => TimeSpan.FromSeconds(Quick ? 1 : 3);

    /// <summary>For how many turns of two seconds at most a server is loaded before it is measured.</summary>
    public int WarmingTurns => Quick ? 1 : 8;

    /// <summary>Of the shared classroom: 1 is 10,000 students, 200 courses, 2,000 assignments, 50,000 submissions.</summary>
    public double Scale => Quick ? 0.1 : 1;

    public List<Figure> Figures { get; } = [];

    /// <summary>What could not be measured, and why.</summary>
    public List<string> Skipped { get; } = [];

    public void Add(Figure figure)
    {
        Figures.Add(figure);
        Console.Error.WriteLine($"  {Report.Line(figure)}");
    }

    public void Skip(string why)
    {
        Skipped.Add(why);
        Console.Error.WriteLine($"  skipped: {why}");
    }

    /// <summary>Started when first asked for.</summary>
    public async Task<Stage> StageAsync(CancellationToken cancellationToken) => stage ??= await Stage.OpenAsync(Scale, cancellationToken);

    /// <summary>Ours and the limit in turns (A B A B), so that what slows the machine for a while slows both.</summary>
    public async Task<(Samples Ours, Samples Limit)> PairsAsync(Func<Task<double>> ours, Func<Task<double>> limit)
    {
        List<double> first = [];
        List<double> second = [];
        for (var round = 0; round < Rounds; round++)
        {
            first.Add(await ours());
            second.Add(await limit());
        }

        return (new Samples(first), new Samples(second));
    }

    /// <summary>Ends the shared classroom; a later benchmark gets a new one.</summary>
    public async Task CloseStageAsync()
    {
        if (stage is not null)
        {
            await stage.DisposeAsync();
            stage = null;
        }
    }

    public async ValueTask DisposeAsync() => await CloseStageAsync();
}
