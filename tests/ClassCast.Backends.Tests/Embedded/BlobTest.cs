using System.Text;
using System.Text.Json;
using ClassCast.Backends.Embedded.Blobs;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>A served blob store of the test's own, on a clock that stands still, near the time that the file system gives to files.</summary>
public abstract class BlobTest : IAsyncLifetime
{
    protected const string Mp4 = "video/mp4";
    protected static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private readonly TempDirectory directory = new();
    private BlobServer server = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));

    protected string DataDirectory => directory.File("data");

    protected BlobKey Key { get; } = new(Buckets.Videos, "students/ada/clip.mp4");

    protected HttpClient Browser => server.Client;

    protected IBlobStore Blobs => server.Services.GetRequiredService<IBlobStore>();

    internal BlobLayout Layout => server.Services.GetRequiredService<BlobLayout>();

    public virtual async ValueTask InitializeAsync() => server = await BlobServer.StartAsync(DataDirectory, Clock);

    public virtual async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        directory.Dispose();
        GC.SuppressFinalize(this);
    }

    internal T Get<T>() where T : notnull => server.Services.GetRequiredService<T>();

    protected Task<BlobInfo> PutAsync(string content, string contentType = Mp4) =>
        Blobs.PutAsync(Key, new MemoryStream(Encoding.UTF8.GetBytes(content)), contentType, Cancellation);

    /// <summary>Everything below the object's directory and the scratch directory.</summary>
    protected IEnumerable<string> FilesOfObjects() =>
        Directory.CreateDirectory(Path.Combine(DataDirectory, "blobs")).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name);

    protected static async Task<(int Status, string? Code)> ProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        return ((int)answer.StatusCode, problem.RootElement.GetProperty("code").GetString());
    }
}
