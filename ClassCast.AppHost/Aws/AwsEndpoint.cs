namespace ClassCast.AppHost.Aws;

/// <summary>Where S3 is, when it is an AWS-compatible server instead. The services inherit the same variables.</summary>
internal static class AwsEndpoint
{
    /// <summary>Null for AWS itself.</summary>
    public static Uri? S3 =>
        (Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3") ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")) is { Length: > 0 } url ? new Uri(url) : null;
}
