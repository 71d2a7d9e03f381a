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

    /// <summary>Codes a minute that one network address asks for or tries; a class signs up together, and a code dies after five wrong ones in any case.</summary>
    [Range(1, 1_000_000)]
    public int CodesPerMinute { get; set; } = 60;

    /// <summary>Requests a minute of one account that change something.</summary>
    [Range(1, 1_000_000)]
    public int WritesPerMinute { get; set; } = 240;

    /// <summary>Uploads a minute that one account begins.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerMinute { get; set; } = 20;
}

/// <summary>Comes after authorization, so that each account has its own bucket and the unauthenticated are refused for less.</summary>
public static class RateLimits
{
    public const string Account = "account";
    public const string Address = "address";
    public const string Codes = "codes";
    public const string Uploads = "uploads";

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddRateLimiter(options =>
        {
            options.AddPolicy(Account, context => Bucket(CallerOf(context), Limits(context).AccountPerMinute));
            options.AddPolicy(Address, context => Bucket(AddressOf(context), Limits(context).AddressPerMinute));
            options.AddPolicy(Codes, context => Bucket(AddressOf(context), Limits(context).CodesPerMinute));
            options.AddPolicy(Uploads, context => Bucket(CallerOf(context), Limits(context).UploadsPerMinute));
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Writes);
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = Refused;
        });
    }

    public static string AddressOf(HttpContext context) => (context.Connection.RemoteIpAddress ?? IPAddress.None).ToString();

    /// <summary>Beside the endpoint's own limit. Whoever is not signed in has that of the address.</summary>
    private static RateLimitPartition<string> Writes(HttpContext context)
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method);
        return isRead || CurrentUser.From(context.User) is not { } user
            ? RateLimitPartition.GetNoLimiter("")
            : Bucket(user.UserId, Limits(context).WritesPerMinute);
    }

    private static RateLimitOptions Limits(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;

    private static string CallerOf(HttpContext context) => CurrentUser.From(context.User)?.UserId ?? AddressOf(context);

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
