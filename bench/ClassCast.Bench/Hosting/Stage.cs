using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ClassCast.Bench.Data;
using ClassCast.Contracts;

namespace ClassCast.Bench.Hosting;

/// <summary>The seeded classroom, running, with people signed in, and the bare server to compare it with.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);
    private readonly SeededClassroom seeded;

    private Stage(SeededClassroom seeded, RunningClassroom classroom, BareServer bare) => (this.seeded, Classroom, Bare) = (seeded, classroom, bare);

    public RunningClassroom Classroom { get; }

    public BareServer Bare { get; }

    public ClassroomData Data => seeded.Data;

    public string DataDirectory => seeded.Path;

    public static async Task<Stage> OpenAsync(double scale, CancellationToken cancellationToken)
    {
        var school = await SeededClassroom.CreateAsync(scale, cancellationToken);
        Console.Error.WriteLine($"  seeded {school.Rows:#,0} rows in {school.SeedTime.TotalSeconds:0.0} s");
        var classroom = await RunningClassroom.StartAsync(school.Path, cancellationToken);
        return new Stage(school, classroom, await BareServer.StartAsync(cancellationToken));
    }

    /// <summary>An access token of a person with an account.</summary>
    public async Task<string> TokenAsync(string name, CancellationToken cancellationToken)
    {
        if (tokens.TryGetValue(name, out var known))
        {
            return known;
        }

        using var api = Classroom.CreateClient("api");
        var request = new SignInRequest(ClassroomData.EmailOf(name), SeededClassroom.Password);
        using var response = await api.PostAsJsonAsync("/api/auth/sign-in", request, ContractsJson.Default.SignInRequest, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync(ContractsJson.Default.TokenResponse, cancellationToken);
        return tokens[name] = answer!.AccessToken;
    }

    /// <summary>A client of the Api that is signed in.</summary>
    public async Task<HttpClient> ClientAsync(string name, CancellationToken cancellationToken)
    {
        var client = new HttpClient { BaseAddress = Classroom.AddressOf("api") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(name, cancellationToken));
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Bare.DisposeAsync();
        await Classroom.DisposeAsync();
        seeded.Dispose();
    }
}
