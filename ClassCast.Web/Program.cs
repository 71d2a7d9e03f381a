using ClassCast.Web.ApiClient;
using ClassCast.Web.Components;
using ClassCast.Web.Forms;
using ClassCast.Web.Hosting;
using ClassCast.Web.Relay;
using ClassCast.Web.Session;
using ClassCast.Web.Uploads;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddSession();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttpContextAccessor();
builder.Services.AddClassroomApi();
builder.Services.AddRelays();
builder.Services.AddUploads();
builder.Services.AddProblemPages();
builder.Services.AddRazorComponents();
builder.Services.AddResponseCompression(options =>
{
    // pages hold an antiforgery token: BREACH needs a reflected guess beside it, and pages are masked per request
    options.EnableForHttps = true;
    options.MimeTypes = ["text/html"];
});
builder.WebHost.UseStaticWebAssets();
builder.AddRequestLimits();
builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));

var app = builder.Build();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseProblemPages();
if (!app.Environment.IsDevelopment()) app.UseHsts();
app.UseSafeCookies();
app.UseAuthentication();
app.UseAuthorization();
app.UseWebSockets();
app.UsePictureForms();
app.UseAntiforgery();
app.UseFormRefusal();

app.MapDefaultEndpoints();
app.MapAssets();
app.MapRelays();
app.MapTheme();
app.MapUnsubscribe();
app.MapUploads();
app.MapRazorComponents<App>();

app.Run();

/// <summary>For WebApplicationFactory.</summary>
public partial class Program;
