using System.Net;
using System.Text;

namespace ClassCast.Backends.Tests.Aws.Faults;

/// <summary>What goes wrong between a process and AWS.</summary>
internal static class AwsFault
{
    /// <summary>The table gets more than it can take; nothing was done.</summary>
    public static Fault TableThrottled { get; } = Refused(HttpStatusCode.BadRequest, "ProvisionedThroughputExceededException");

    /// <summary>The account does; nothing was done.</summary>
    public static Fault Throttled { get; } = Refused(HttpStatusCode.BadRequest, "ThrottlingException");

    public static Fault InternalError { get; } = Refused(HttpStatusCode.InternalServerError, "InternalServerError");

    public static Fault Unavailable { get; } = Refused(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable");

    public static Fault CredentialsExpired { get; } = Refused(HttpStatusCode.BadRequest, "ExpiredTokenException");

    public static Fault CredentialsUnknown { get; } = Refused(HttpStatusCode.BadRequest, "UnrecognizedClientException");

    /// <summary>The server does the work, and the connection breaks before its answer is here.</summary>
    public static Fault AnswerLost { get; } = async (_, pass, _) =>
    {
        using var answer = await pass();
        throw new HttpRequestException("Connection reset by peer", new IOException("Connection reset by peer"));
    };

    /// <summary>The connection breaks before the server has read anything.</summary>
    public static Fault ConnectionRefused { get; } = (_, _, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");

    /// <summary>The server takes its time.</summary>
    public static Fault Slow(TimeSpan delay) => async (_, pass, cancellationToken) =>
    {
        await Task.Delay(delay, cancellationToken);
        return await pass();
    };

    /// <summary>The service refuses, in the words of the request's protocol.</summary>
    public static Fault Refused(HttpStatusCode status, string code) => (request, _, _) => Task.FromResult(Refusal(request, status, code));

    /// <summary>DynamoDB refuses with more than a code.</summary>
    /// <param name="code">Name of the exception.</param>
    /// <param name="members">More members of the error's JSON.</param>
    public static Fault RefusedWith(string code, string members = "") => (_, _, _) => Task.FromResult(Json(
        HttpStatusCode.BadRequest,
        $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"made by the test"{{(members.Length == 0 ? "" : "," + members)}}}"""));

    /// <summary>The server does the work, and part of its answer is another.</summary>
    public static Fault Rewritten(Func<string, string> rewrite) => async (_, pass, cancellationToken) =>
    {
        using var answer = await pass();
        return Json(answer.StatusCode, rewrite(await answer.Content.ReadAsStringAsync(cancellationToken)));
    };

    /// <summary>The server is not asked at all.</summary>
    public static Fault Answered(string json) => (_, _, _) => Task.FromResult(Json(HttpStatusCode.OK, json));

    private static HttpResponseMessage Refusal(HttpRequestMessage request, HttpStatusCode status, string code)
    {
        var type = request.Content?.Headers.ContentType?.MediaType ?? "";
        if (type.Contains("json", StringComparison.Ordinal))
        {
            var json = Json(status, $$"""{"__type":"com.amazonaws#{{code}}","message":"made by the test"}""");
            json.Headers.Add("x-amzn-ErrorType", code);
            return json;
        }

        var error = $"<Error><Type>Sender</Type><Code>{code}</Code><Message>made by the test</Message></Error>";
        return new HttpResponseMessage(status)
        {
            Content = new StringContent(type.Contains("form", StringComparison.Ordinal) ? $"<ErrorResponse>{error}</ErrorResponse>" : error, Encoding.UTF8, "text/xml"),
        };
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/x-amz-json-1.0") };
}
