using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClassCast.Bench.Runner;

namespace ClassCast.Bench.Load;

/// <summary>One request, as wrk sends it.</summary>
internal sealed record Request(string Method, string Path, string? Token = null, string? Cookie = null, string? Body = null, string? IfMatch = null, string? Range = null)
{
    public bool Compressed { get; init; }

    public string ToLine()
    {
        List<string> headers = [];
        Add("Authorization", Token is null ? null : $"Bearer {Token}");
        Add("Cookie", Cookie);
        Add("If-Match", IfMatch);
        Add("Range", Range);
        Add("Accept-Encoding", Compressed ? "gzip, br" : null);
        Add("Accept", Cookie is null ? null : "text/html");
        Add("Content-Type", Body is null ? null : "application/json");
        return string.Join('\t', Method, Path, string.Join('\u001f', headers), Body ?? "");

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                headers.Add($"{name}: {value}");
            }
        }
    }
}

/// <summary>What wrk saw. Latencies in microseconds.</summary>
internal sealed record LoadResult(long Requests, long Microseconds, long Bytes, long Refused, long Broken, double Median, double P95, double P99)
{
    public double PerSecond => Requests / (Microseconds / 1e6);
}

/// <summary>wrk, the load generator: a closed loop of so many connections on one thread per two cores, so that the server has the others.</summary>
internal static class Wrk
{
    public static bool IsMissing => Tool.Find("wrk") is null;

    public const string MissingText = "wrk is not installed (apt-get install wrk); everything under load is left out.";

    /// <summary>Loads a server until it has got no faster twice: its hot code is compiled again while it runs. What comes of it does not count.</summary>
    public static async Task WarmAsync(Uri server, IReadOnlyList<Request> requests, int turns, CancellationToken cancellationToken)
    {
        var (best, sinceBest) = (0.0, 0);
        for (var turn = 0; turn < turns && sinceBest < 2; turn++)
        {
            var reached = (await SendAsync(server, requests, TimeSpan.FromSeconds(2), Run.Connections, default, cancellationToken)).PerSecond;
            (best, sinceBest) = reached < best * 1.05 ? (best, sinceBest + 1) : (reached, 0);
        }
    }

    /// <param name="server">Loopback.</param>
    /// <param name="requests">Sent in turn.</param>
    /// <param name="pause">Of each connection after each answer; zero to find the most there is.</param>
    /// <exception cref="InvalidOperationException">Answers were refusals or did not come: the figure would be of something else.</exception>
    public static async Task<LoadResult> RunAsync(
        Uri server, IReadOnlyList<Request> requests, TimeSpan duration, CancellationToken cancellationToken, int connections = Run.Connections, TimeSpan pause = default)
    {
        var result = await SendAsync(server, requests, duration, connections, pause, cancellationToken);
        return result is { Refused: 0, Broken: 0, Requests: > 0 }
            ? result
            : throw new InvalidOperationException($"Of {result.Requests} requests {result.Refused} were refused and {result.Broken} broke: {requests[0].Method} {requests[0].Path}");
    }

    private static async Task<LoadResult> SendAsync(
        Uri server, IReadOnlyList<Request> requests, TimeSpan duration, int connections, TimeSpan pause, CancellationToken cancellationToken)
    {
        var threads = Math.Max(1, Environment.ProcessorCount / 2);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, requests.Select(request => request.ToLine()), cancellationToken);
            var output = await Tool.OutputAsync(
                Tool.Find("wrk")!,
                [
                    "-t", Text(threads), "-c", Text(connections), "-d", string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(duration.TotalSeconds))}s"),
                    "--timeout", "10s", "-s", Path.Combine(AppContext.BaseDirectory, "Load", "requests.lua"), server.ToString(),
                    "--", file, Text((int)pause.TotalMilliseconds), Text(threads),
                ],
                cancellationToken);
            var json = output.Split('\n').FirstOrDefault(line => line.StartsWith('{')) ?? throw new InvalidOperationException($"wrk said: {output}");
            return JsonSerializer.Deserialize(json, LoadJson.Default.LoadResult)!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LoadResult))]
internal sealed partial class LoadJson : JsonSerializerContext;
