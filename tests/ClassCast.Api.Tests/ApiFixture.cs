using System.Net.Http.Headers;
using ClassCast.Api.Tests;
using ClassCast.Api.Tests.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(ApiFixture))]

namespace ClassCast.Api.Tests;

/// <summary>
/// The Api on Kestrel over the embedded backend with a data directory and a clock of its own. One is shared by all tests: each makes its own people
/// and courses. A test that moves the clock or needs other settings makes its own with <see cref="StartAsync"/>.
/// </summary>
public class ApiFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "Correct-horse-9";

    private readonly TempDirectory data = new();
    private readonly SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };

    public FakeTimeProvider Clock { get; } = new();

    public string DataDirectory => data.Path;

    public ITableStore Tables => Services.GetRequiredService<ITableStore>();

    public string EnvironmentName { get; set; } = "Development";

    /// <summary>Settings on top of the tests' own; set before the start.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Replaces services; set before the start.</summary>
    public Action<IServiceCollection> Replace { get; set; } = _ => { };

    public static async Task<ApiFixture> StartAsync(Action<ApiFixture>? configure = null)
    {
        var fixture = new ApiFixture();
        configure?.Invoke(fixture);
        await fixture.InitializeAsync();
        return fixture;
    }

    public ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Address = new Uri(addresses.Single(address => address.StartsWith("http://", StringComparison.Ordinal)));
        return ValueTask.CompletedTask;
    }

    /// <summary>Where the Api listens.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    public HttpClient Anonymous() => new(handler, disposeHandler: false) { BaseAddress = Address };

    public Task<Person> StudentAsync(CancellationToken cancellationToken, string givenName = "Sam", string familyName = "Student") =>
        PersonAsync(Groups.Students, givenName, familyName, cancellationToken);

    public Task<Person> InstructorAsync(CancellationToken cancellationToken, string givenName = "Ida", string familyName = "Instructor") =>
        PersonAsync(Groups.Instructors, givenName, familyName, cancellationToken);

    public Task<Person> AdminAsync(CancellationToken cancellationToken) => PersonAsync(Groups.Admins, "Ada", "Admin", cancellationToken);

    /// <summary>A confirmed account of the group, signed in over HTTP.</summary>
    public async Task<Person> PersonAsync(string group, string givenName, string familyName, CancellationToken cancellationToken)
    {
        var email = $"{Ids.New()}@school.example";
        var account = new NewAccount { Email = email, Password = Password, GivenName = givenName, FamilyName = familyName };
        var created = await Services.GetRequiredService<IIdentityProvider>().CreateConfirmedAsync(account, [group], cancellationToken);
        var tokens = await SignInAsync(email, Password, cancellationToken);
        return new Person(created.UserId, email, $"{givenName} {familyName}", tokens, Client(tokens.AccessToken));
    }

    public async Task<TokenResponse> SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        using var client = Anonymous();
        using var response = await client.PostJsonAsync("/api/auth/sign-in", new SignInRequest(email, password), cancellationToken);
        return await response.OkAsync<TokenResponse>(cancellationToken);
    }

    public HttpClient Client(string accessToken)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("ClassCast:DataDirectory", data.Path);
        builder.UseSetting("ClassCast:Identity:PasswordIterations", "1");
        builder.UseSetting("ClassCast:Identity:FailuresPerAddress", "1000");
        builder.UseSetting("ClassCast:RateLimits:AccountPerMinute", "1000000");
        builder.UseSetting("ClassCast:RateLimits:AddressPerMinute", "1000000");
        builder.UseSetting("ClassCast:RateLimits:CodesPerMinute", "1000000");
        builder.UseSetting("ClassCast:RateLimits:WritesPerMinute", "1000000");
        builder.UseSetting("ClassCast:RateLimits:UploadsPerMinute", "1000000");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddLogging(logging => logging
                .AddProvider(new LogWitness(LogsOfTheWholeRun.Read))
                .AddFilter<LogWitness>(null, LogLevel.Debug)
                .AddFilter<LogWitness>("Microsoft.AspNetCore", LogLevel.Warning)); // as shipped
            Replace(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        handler.Dispose();
        data.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Someone with an account, and an HTTP client that is signed in as them.</summary>
public sealed record Person(string UserId, string Email, string Name, TokenResponse Tokens, HttpClient Http);
