// A process of its own with the embedded backend, for tests that kill processes or start several on one data directory.
// Arguments are configuration, for example --ClassCast:DataDirectory=/tmp/x. It prints its address, and ends when its input ends.
using ClassCast.Backends.Embedded;
using ClassCast.Backends.Embedded.Blobs;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.AddEmbeddedBackend();

var app = builder.Build();
app.MapEmbeddedBlobs();
app.MapGet("/keys", (IIdentityProvider identity, CancellationToken cancellationToken) => identity.GetKeySetAsync(cancellationToken));
app.MapGet("/sign/{name}", (string name, IBlobStore blobs) =>
    blobs.SignPut(new BlobKey(Buckets.Videos, name), "video/mp4", long.MaxValue, TimeSpan.FromMinutes(5)).ToString());

await app.StartAsync();
await Console.Out.WriteLineAsync(app.Urls.Single());
while (await Console.In.ReadLineAsync() is not null)
{
}

await app.StopAsync();
