namespace ClassCast.Backends.Tests.Aws.Faults;

/// <param name="Operation">As X-Amz-Target or Action names it, else method and path.</param>
/// <param name="Body">As sent; empty when it is not text.</param>
internal sealed record AwsCall(string Operation, string Body)
{
    public static async Task<AwsCall> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var type = request.Content?.Headers.ContentType?.MediaType ?? "";
        var text = type.Contains("json", StringComparison.Ordinal) || type.Contains("form", StringComparison.Ordinal);
        var body = "";
        if (text)
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            body = await request.Content.ReadAsStringAsync(cancellationToken);
        }

        if (request.Headers.TryGetValues("X-Amz-Target", out var targets))
        {
            return new AwsCall(targets.First().Split('.')[^1], body);
        }

        // Action=Publish&Version=2010-03-31&…
        var action = body.Split('&').FirstOrDefault(field => field.StartsWith("Action=", StringComparison.Ordinal));
        return new AwsCall(action?["Action=".Length..] ?? $"{request.Method} {request.RequestUri!.AbsolutePath}", body);
    }

    public bool Matches(string operation) => Operation == operation || Operation.StartsWith(operation + " ", StringComparison.Ordinal);
}
