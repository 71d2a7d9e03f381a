using Polly;

namespace Microsoft.Extensions.Http.Resilience;

public static class HttpRetryStrategyOptionsExtensions
{
    /// <summary>Never repeats DELETE, PATCH, POST, PUT and CONNECT.</summary>
    public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options) =>
        options.DisableFor(HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Post, HttpMethod.Put, HttpMethod.Connect);

    /// <summary>Never repeats a request with one of these methods.</summary>
    public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods)
    {
        ArgumentNullException.ThrowIfNull(options);
        var before = options.ShouldHandle;
        options.ShouldHandle = async args =>
            await before(args)
            && (args.Outcome.Result?.RequestMessage ?? args.Context.GetRequestMessage()) is { } request
            && !methods.Contains(request.Method);
    }
}
