using System.Text.Json.Serialization;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClassCast.Api.Http;

/// <summary>What all features share: JSON, problems, authentication, policies, limits, and the order of the pipeline.</summary>
public static class ApiSetup
{
    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Default);
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            // names only: a number that is no member would otherwise pass as one
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        });

        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionsToProblems>();
        services.AddValidation();

        services.AddSingleton<ITokenKeys>(provider => provider.GetRequiredService<IIdentityProvider>());
        services.AddSingleton<KeySetManager>();
        services.AddSingleton(provider => new VerifiedTokens(provider.GetRequiredService<TimeProvider>()) { MapInboundClaims = false });
        services.ConfigureOptions<TokenVerification>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddAuthorizationBuilder().AddPermissions();

        services.AddSingleton<AccountStates>();
        services.AddSingleton<SessionStates>();
        services.AddSingleton<SignedAddresses>();
        services.AddRateLimits();
        services.AddCrossOrigin();
        services.AddApiDescription();
        // the front end calls from this machine and names the browser's address
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        return builder;
    }

    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseApiHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseCrossOrigin();
        app.UseAuthentication();
        app.UseMiddleware<AccountGate>();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseMiddleware<Idempotency>();
        return app;
    }

    /// <summary>The group of every feature: signed in, limited per account, bodies of at most 1 MB. A feature that is looser says so itself.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/.well-known/jwks.json", async (IIdentityProvider identity, CancellationToken cancellationToken) =>
                TypedResults.Content(await identity.GetKeySetAsync(cancellationToken), "application/jwk-set+json"))
            .AllowAnonymous()
            .ExcludeFromDescription();
        var api = app.MapGroup("/api");
        api.RequireAuthorization().RequireRateLimiting(RateLimits.Account).WithMetadata(BodyLimits.Json);
        return api;
    }
}
