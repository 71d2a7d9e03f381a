using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Bench.Hosting;

/// <summary>The Web inside this process, in front of an Api that counts.</summary>
internal sealed class InProcessSite : WebApplicationFactory<ClassCast.Web.Session.Viewer>
{
    private readonly Uri api;
    private readonly string keyDirectory;

    public InProcessSite(Uri api, string keyDirectory)
    {
        (this.api, this.keyDirectory) = (api, keyDirectory);
        UseKestrel(0);
        StartServer();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(address => address.StartsWith("http://", StringComparison.Ordinal)));
    }

    public Uri Address { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("services:api:http:0", api.ToString());
        builder.UseSetting("ClassCast:KeyDirectory", keyDirectory);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    }
}
