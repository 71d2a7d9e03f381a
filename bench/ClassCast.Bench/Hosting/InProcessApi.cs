using ClassCast.Bench.Data;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Bench.Hosting;

/// <summary>The Api inside this process, on Kestrel, where its allocations and its questions to the store can be counted.</summary>
internal sealed class InProcessApi : WebApplicationFactory<ClassCast.Api.Http.CurrentUser>
{
    private readonly string dataDirectory;
    private long requests;

    public InProcessApi(string dataDirectory)
    {
        this.dataDirectory = dataDirectory;
        UseKestrel(0);
        StartServer();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(address => address.StartsWith("http://", StringComparison.Ordinal)));
    }

    public Uri Address { get; }

    public StoreCounts Counts => ((CountingTableStore)Services.GetRequiredService<ITableStore>()).Counts;

    public long Requests => Interlocked.Read(ref requests);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ClassCast:DataDirectory", dataDirectory);
        builder.UseSetting("ClassCast:Identity:PasswordIterations", OpenBackend.PasswordIterations);
        builder.UseSetting("ClassCast:RateLimits:AccountPerMinute", "1000000");
        builder.UseSetting("ClassCast:RateLimits:AddressPerMinute", "1000000");
        builder.UseSetting("ClassCast:RateLimits:WritesPerMinute", "1000000");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services =>
        {
            var store = services.Last(service => service.ServiceType == typeof(ITableStore));
            services.AddSingleton<ITableStore>(provider => new CountingTableStore((ITableStore)ActivatorUtilities.CreateInstance(provider, store.ImplementationType!)));
            services.AddSingleton<IStartupFilter>(new CountRequests(this));
        });
    }

    private sealed class CountRequests(InProcessApi api) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, handle) =>
            {
                Interlocked.Increment(ref api.requests);
                return handle(context);
            });
            next(app);
        };
    }
}
