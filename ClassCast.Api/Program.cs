using ClassCast.Api.Features.Admin;
using ClassCast.Api.Features.Assignments;
using ClassCast.Api.Features.Audit;
using ClassCast.Api.Features.Auth;
using ClassCast.Api.Features.Courses;
using ClassCast.Api.Features.DevMailbox;
using ClassCast.Api.Features.Enrollments;
using ClassCast.Api.Features.Grading;
using ClassCast.Api.Features.Invitations;
using ClassCast.Api.Features.Live;
using ClassCast.Api.Features.Me;
using ClassCast.Api.Features.Notifications;
using ClassCast.Api.Features.Pictures;
using ClassCast.Api.Features.Privacy;
using ClassCast.Api.Features.Submissions;
using ClassCast.Api.Features.Videos;
using ClassCast.Api.Http;
using ClassCast.Api.Seed;
using ClassCast.Backends;

var builder = WebApplication.CreateBuilder(args);
if (args is ["backup", var target])
{
    Environment.ExitCode = BackupCommand.Run(builder.Configuration, target, Console.Error);
    return;
}

if (MoveCommand.IsMeant(args))
{
    using var interrupt = new ConsoleInterrupt();
    Environment.ExitCode = await MoveCommand.RunAsync(args, builder, Console.Out, Console.Error, interrupt.Token);
    return;
}

if (args is ["admin", "create", var email])
{
    Environment.ExitCode = await AdminCommand.RunAsync(builder, email, TerminalPassword.Ask, Console.Error, CancellationToken.None);
    return;
}

if (args is ["admin", "reset-mfa", var lockedOut])
{
    Environment.ExitCode = await AdminCommand.ResetMultiFactorAsync(builder, lockedOut, Console.Error, CancellationToken.None);
    return;
}

builder.AddServiceDefaults();
builder.AddBackend();
builder.AddApi();
builder.Services
    .AddAuth()
    .AddAudit()
    .AddPictures()
    .AddUserAdministration()
    .AddInvitations()
    .AddCourses()
    .AddEnrollments()
    .AddAssignments()
    .AddVideos()
    .AddGrading()
    .AddNotifications()
    .AddLive()
    .AddPrivacy()
    .AddDemoSeed();

var app = builder.Build();
app.UseApi();
app.MapDefaultEndpoints();
app.MapBackend();
app.MapLive();
app.MapApi()
    .MapAuth()
    .MapPasswords()
    .MapMe()
    .MapProfile()
    .MapPicture()
    .MapSessions()
    .MapEmail()
    .MapMultiFactor()
    .MapApprovals()
    .MapUsers()
    .MapUserSessions()
    .MapUserFactors()
    .MapInvitations()
    .MapAudit()
    .MapCourses()
    .MapEnrollments()
    .MapAssignments()
    .MapVideos()
    .MapSubmissions()
    .MapGrading()
    .MapNotifications()
    .MapPrivacy()
    .MapDevMailbox(app.Environment);

await app.RunAsync();
