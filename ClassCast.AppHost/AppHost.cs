using ClassCast.AppHost;
using ClassCast.AppHost.Aws;

var builder = DistributedApplication.CreateBuilder(args);

// --seed demo fills an empty classroom; --backend Aws provisions infra/app.template and keeps everything there
var seed = builder.Configuration["seed"] ?? "";
var backend = builder.Configuration["backend"] ?? "Embedded";
var stage = builder.Configuration["Parameters:stage"] ?? "dev";
var webOrigin = builder.Configuration["Parameters:web-origin"] ?? "http://localhost:5080";
var sender = builder.Configuration["Email:From"] ?? "classcast@localhost";
var dataDirectory = Path.GetFullPath(builder.Configuration["Parameters:data-directory"] ?? "../.classcast", builder.AppHostDirectory);
var data = builder.AddParameter("data-directory", dataDirectory);
var demoPassword = builder.AddParameter("demo-password", secret: true);

var cache = builder.AddRedis("cache");

var api = builder.AddProject<Projects.ClassCast_Api>("api")
    .WithReference(cache).WaitFor(cache)
    .WithEnvironment("ClassCast__Backend", backend)
    .WithEnvironment("ClassCast__DataDirectory", data)
    .WithEnvironment("ClassCast__Seed", seed)
    .WithEnvironment("ClassCast__DemoPassword", demoPassword)
    .WithHttpHealthCheck("/health");

var workers = builder.AddProject<Projects.ClassCast_Workers>("workers")
    .WithReference(cache).WaitFor(api)
    .WithEnvironment("ClassCast__Backend", backend)
    .WithEnvironment("ClassCast__DataDirectory", data)
    .WithHttpHealthCheck("/health");

var web = builder.AddProject<Projects.ClassCast_Web>("web")
    .WithReference(api).WaitFor(api)
    .WithEnvironment("ClassCast__KeyDirectory", Path.Combine(dataDirectory, "web-keys"))
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health");

// links in mails begin with it
foreach (var mailing in new[] { api, workers })
{
    _ = builder.Configuration["Parameters:site-url"] is { Length: > 0 } siteUrl
        ? mailing.WithEnvironment("ClassCast__SiteUrl", siteUrl)
        : mailing.WithEnvironment("ClassCast__SiteUrl", web.GetEndpoint("http"));
}

if (backend.Equals("Aws", StringComparison.OrdinalIgnoreCase))
{
    var stack = builder.AddAWSCloudFormationTemplate("aws", builder.PackageTemplate("../infra/app.template"), $"classcast-{stage}")
        .WithParameter("Stage", stage)
        .WithParameter("WebOrigin", webOrigin);
    api.WithReference(stack).WithEnvironment("Email__From", sender).RequiresRedis();
    workers.WithReference(stack).WithEnvironment("Email__From", sender).RequiresRedis();
    web.WithEnvironment("ClassCast__KeyBucket", stack.GetOutput("BucketBackup"))
        .WithEnvironment("ClassCast__MediaOrigins", MediaOrigins.Of(stack));
}

Welcome.PrintWhenReady(web, seed, demoPassword);

builder.Build().Run();
