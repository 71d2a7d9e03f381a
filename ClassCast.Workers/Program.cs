using ClassCast.Backends;
using ClassCast.Workers.Video;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddBackend();
builder.Services.AddVideoProcessing();

var app = builder.Build();
app.MapDefaultEndpoints();
await app.RunAsync();
