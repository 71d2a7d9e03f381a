using ClassCast.Backends;
using ClassCast.Workers.Notifications;
using ClassCast.Workers.Pictures;
using ClassCast.Workers.Video;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddBackend();
builder.Services.AddVideoProcessing().AddPictureProcessing();
builder.Services.AddNoticeMailing();

var app = builder.Build();
app.MapDefaultEndpoints();
await app.RunAsync();
