using System.Net;
using Amazon.Runtime;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws;

/// <summary>What the SDK's failures mean, in words that name the setting to look at.</summary>
internal static class AwsProblems
{
    private static readonly HashSet<string> Throttling = new(StringComparer.Ordinal)
    {
        "ProvisionedThroughputExceededException", "ThrottlingException", "Throttling", "RequestLimitExceeded", "TooManyRequestsException", "SlowDown",
    };

    private static readonly HashSet<string> Expired = new(StringComparer.Ordinal) { "ExpiredTokenException", "ExpiredToken", "RequestExpired", "TokenRefreshRequired" };

    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidSignatureException",
        "MissingAuthenticationToken", "MissingAuthenticationTokenException", "IncompleteSignature", "AuthFailure",
    };

    public static string Unreachable => $"Look at AWS_REGION ({Setting("AWS_REGION")}) and AWS_ENDPOINT_URL ({Setting("AWS_ENDPOINT_URL")}).";

    public static bool IsThrottling(Exception? error) => error is AmazonServiceException { ErrorCode: { } code } && Throttling.Contains(code);

    /// <summary>The service cannot be used now, for whatever reason that is not the request's own.</summary>
    public static bool IsUnavailable(Exception error, CancellationToken cancellationToken) => error switch
    {
        StorageUnavailableException => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        AmazonServiceException service => (int)service.StatusCode is 0 or >= 500 || IsThrottling(service)
            || Expired.Contains(service.ErrorCode ?? "") || Refused.Contains(service.ErrorCode ?? "") || service.ErrorCode is "AccessDeniedException",
        AmazonClientException or HttpRequestException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>A failure that <see cref="IsUnavailable"/>, as the ports tell it.</summary>
    /// <param name="service">Which, as a sentence begins: <c>DynamoDB</c>, <c>The user pool</c>.</param>
    /// <param name="error">What the SDK throws.</param>
    public static StorageUnavailableException Unavailable(string service, Exception error) =>
        new($"{service} cannot be used now. {Explain(error)}", isDiskFull: false, error);

    /// <summary>One or two sentences.</summary>
    public static string Explain(Exception error)
    {
        if (error is StorageUnavailableException { InnerException: { } cause })
        {
            return Explain(cause);
        }

        var code = (error as AmazonServiceException)?.ErrorCode ?? "";
        if (Expired.Contains(code))
        {
            return "The AWS credentials have expired. Renew what AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN hold, or the profile that AWS_PROFILE names.";
        }

        if (Refused.Contains(code))
        {
            return $"AWS does not accept the credentials ({code}). Look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile that AWS_PROFILE names, and at AWS_REGION.";
        }

        if (code.StartsWith("AccessDenied", StringComparison.Ordinal))
        {
            return $"The credentials lack a permission: {error.Message} The policies of each service are in infra/.";
        }

        if (IsThrottling(error))
        {
            return $"AWS throttles the requests ({code}).";
        }

        if (error is AmazonServiceException answered && answered.StatusCode >= HttpStatusCode.OK)
        {
            return $"AWS answered {(int)answered.StatusCode} {code}: {answered.Message}";
        }

        return IsAboutCredentials(error)
            ? $"There are no AWS credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or run with a role. ({error.Message})"
            : $"AWS cannot be reached. {Unreachable} ({error.Message})";
    }

    private static bool IsAboutCredentials(Exception error) =>
        error is AmazonClientException && error.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase);

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : "not set";
}
