using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using ClassCast.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ClassCast.Api.Http;

/// <summary>Section <c>ClassCast:RateLimits</c>.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "ClassCast:RateLimits";

    /// <summary>Requests a minute of one account.</summary>
    [Range(1, 1_000_000)]
    public int AccountPerMinute { get; set; } = 600;

    /// <summary>Requests a minute to the sign-in endpoints from one network address; a class behind one router signs in together.</summary>
    [Range(1, 1_000_000)]
    public int AddressPerMinute { get; set; } = 120;
}

/// <summary>Comes after authorization, so that each account has its own bucket and the unauthenticated are refused for less.</summary>
public static class RateLimits
{
    public const string Account = "account";
    public const string Address = "address";

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddRateLimiter(options =>
        {
            options.AddPolicy(Account, context => Bucket(
                CurrentUser.From(context.User)?.UserId ?? AddressOf(context),
                context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.AccountPerMinute));
            options.AddPolicy(Address, context => Bucket(
                AddressOf(context),
                context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.AddressPerMinute));
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = Refused;
        });
    }

    public static string AddressOf(HttpContext context) => (context.Connection.RemoteIpAddress ?? IPAddress.None).ToString();

    private static RateLimitPartition<string> Bucket(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = (perMinute + 59) / 60,
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / perMinute)),
        QueueLimit = 0,
        AutoReplenishment = true,
    });

    private static async ValueTask Refused(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status429TooManyRequests,
            Detail = $"Try again in {seconds} s.",
            Extensions = { ["code"] = ProblemCodes.RateLimited, ["retryAfterSeconds"] = seconds },
        };
        await context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new ProblemDetailsContext { HttpContext = context.HttpContext, ProblemDetails = problem });
    }
}
