// A service whose behaviour a test chooses by environment variables.
using System.Collections;
using System.Diagnostics;
using System.Globalization;

if (Setting("CRASH") is { } exitCode)
{
    await Console.Error.WriteLineAsync("it went wrong on purpose");
    return int.Parse(exitCode, CultureInfo.InvariantCulture);
}

// grandchildren: one in the group of this process, one that left it
foreach (var program in (Setting("CHILDREN") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
{
    var parts = program.Split(' ');
    using var child = Process.Start(parts[0], parts[1..]);
    Console.WriteLine($"child {child.Id}");
}

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/health", () => IsHealthy() ? Results.Ok() : Results.Text("still warming up", statusCode: 503));
app.MapGet("/env", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string?)v.Value));
app.MapGet("/args", () => args);
app.MapGet("/pid", () => Environment.ProcessId);
if (Setting("NEVER_STOPS") is not null)
    app.Lifetime.ApplicationStopping.Register(() => new ManualResetEvent(initialState: false).WaitOne());
app.Lifetime.ApplicationStopped.Register(() =>
{
    if (Setting("STOP_LOG") is { } file)
        File.AppendAllText(file, $"{Setting("NAME")}\n");
});
Console.WriteLine($"hello, I am {Environment.ProcessId}");
await app.RunAsync();
return 0;

static bool IsHealthy() => Setting("HEALTHY_WHEN") is not { } file || File.Exists(file);

static string? Setting(string name) => Environment.GetEnvironmentVariable("FIXTURE_" + name);
