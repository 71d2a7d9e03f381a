using ClassCast.Api.Features.Admin;
using ClassCast.Api.Features.Assignments;
using ClassCast.Api.Features.Auth;
using ClassCast.Api.Features.Courses;
using ClassCast.Api.Features.DevMailbox;
using ClassCast.Api.Features.Enrollments;
using ClassCast.Api.Features.Me;
using ClassCast.Api.Http;
using ClassCast.Api.Seed;
using ClassCast.Backends.Embedded.Blobs;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddBackend();
builder.AddApi();
builder.Services
    .AddAuth()
    .AddCourses()
    .AddEnrollments()
    .AddAssignments()
    .AddDemoSeed();

var app = builder.Build();
app.UseApi();
app.MapDefaultEndpoints();
app.MapEmbeddedBlobs();
app.MapApi()
    .MapAuth()
    .MapMe()
    .MapApprovals()
    .MapCourses()
    .MapEnrollments()
    .MapAssignments()
    .MapDevMailbox(app.Environment);

await app.RunAsync();
