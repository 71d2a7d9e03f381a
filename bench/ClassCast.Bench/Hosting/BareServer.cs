using System.Diagnostics;
using System.Globalization;
using ClassCast.Bench.Runner;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClassCast.Bench.Hosting;

/// <summary>
/// The limits over HTTP: a Kestrel that answers with bytes it was given, with a file, or with a page of components, and does nothing else. It runs
/// in a process of its own, as what it is compared with does.
/// </summary>
internal sealed class BareServer : IAsyncDisposable
{
    public const string Command = "serve-bare";

    private readonly Process process;
    private readonly DirectoryInfo bodies;

    private BareServer(Process process, DirectoryInfo bodies, Uri address) => (this.process, this.bodies, Address) = (process, bodies, address);

    public Uri Address { get; }

    public int ProcessId => process.Id;

    public static async Task<BareServer> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("classcast-bare-");
        var started = Tool.Start("dotnet", ["exec", typeof(BareServer).Assembly.Location, Command, folder.FullName]);
        var address = await started.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException($"The bare server did not start: {await started.StandardError.ReadToEndAsync(cancellationToken)}");
        return new BareServer(started, folder, new Uri(address));
    }

    /// <returns>The path under which these bytes are answered.</returns>
    public async Task<string> AnswerAsync(string name, byte[] body, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(Path.Combine(bodies.FullName, name), body, cancellationToken);
        return $"/bytes/{name}";
    }

    public async ValueTask DisposeAsync()
    {
        // it ends with its standard input, also when this process is killed
        process.StandardInput.Close();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        bodies.Delete(recursive: true);
    }

    /// <summary>What the other process runs; writes its address and serves until standard input ends.</summary>
    public static async Task ServeAsync(string directory)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
        });
        await using var app = builder.Build();
        app.UseResponseCompression();

        Dictionary<string, byte[]> known = new(StringComparer.Ordinal);
        app.MapGet("/bytes/{name}", (string name) =>
        {
            byte[]? body;
            lock (known)
            {
                if (!known.TryGetValue(name, out body))
                {
                    known[name] = body = File.ReadAllBytes(Path.Combine(directory, Path.GetFileName(name)));
                }
            }

            return TypedResults.Bytes(body, "application/json");
        });
        app.MapGet("/file/{name}", (string name) => TypedResults.PhysicalFile(Path.Combine(directory, Path.GetFileName(name)), "video/mp4", enableRangeProcessing: true));
        app.MapGet("/page/{items:int}", (int items) => new RazorComponentResult<BarePage>(new Dictionary<string, object?> { [nameof(BarePage.Items)] = items }));

        await app.StartAsync(CancellationToken.None);
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await ParentProcess.EndedAsync();
        await app.StopAsync(CancellationToken.None);
    }

    public static string PagePath(int items) => string.Create(CultureInfo.InvariantCulture, $"/page/{items}");
}
