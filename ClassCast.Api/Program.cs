using ClassCast.Api.Http;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddApi();

var app = builder.Build();
app.UseApi();
app.MapDefaultEndpoints();

var api = app.MapApi();

await app.RunAsync();
