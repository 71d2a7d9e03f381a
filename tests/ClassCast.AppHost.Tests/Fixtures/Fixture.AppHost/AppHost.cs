// web waits for api, which may use a cache and a tool; arguments such as --api:CRASH=3 choose how each behaves.
using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);
if (builder.Configuration["fail"] is { } message)
    throw new InvalidOperationException(message);

var api = Configure(builder.AddProject<Projects.Fixture_Service>("api"));
if (builder.Configuration.GetValue("cache", false))
{
    var cache = builder.AddRedis("cache");
    api.WithReference(cache).WaitFor(cache);
}
if (builder.Configuration["tool"] is { } tool)
    api.WaitFor(builder.AddExecutable("tool", tool, "."));
if (builder.Configuration.GetValue<int?>("port") is { } port)
    api.WithEndpoint("http", endpoint => (endpoint.Port, endpoint.IsProxied) = (port, false));

var web = Configure(builder.AddProject<Projects.Fixture_Service>("web").WithReference(api).WaitFor(api));

builder.Eventing.Subscribe<ResourceReadyEvent>(web.Resource, (_, _) =>
{
    Console.WriteLine($"READY {web.GetEndpoint("http").Url} {api.GetEndpoint("http").Url}");
    return Task.CompletedTask;
});
builder.Build().Run();

IResourceBuilder<ProjectResource> Configure(IResourceBuilder<ProjectResource> service)
{
    service.WithEnvironment("FIXTURE_NAME", service.Resource.Name).WithHttpHealthCheck("/health");
    foreach (var (key, value) in builder.Configuration.GetSection(service.Resource.Name).AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null))
        service.WithEnvironment("FIXTURE_" + key, value);
    return service;
}
