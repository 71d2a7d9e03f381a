using ClassCast.AppHost;

var builder = DistributedApplication.CreateBuilder(args);

// --seed demo fills an empty classroom; --backend chooses where data lives
var seed = builder.Configuration["seed"] ?? "";
var backend = builder.Configuration["backend"] ?? "Embedded";
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

builder.AddProject<Projects.ClassCast_Workers>("workers")
    .WithReference(cache).WaitFor(api)
    .WithEnvironment("ClassCast__Backend", backend)
    .WithEnvironment("ClassCast__DataDirectory", data)
    .WithHttpHealthCheck("/health");

var web = builder.AddProject<Projects.ClassCast_Web>("web")
    .WithReference(api).WaitFor(api)
    .WithEnvironment("ClassCast__KeyDirectory", Path.Combine(dataDirectory, "web-keys"))
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health");

Welcome.PrintWhenReady(web, seed, demoPassword);

builder.Build().Run();
