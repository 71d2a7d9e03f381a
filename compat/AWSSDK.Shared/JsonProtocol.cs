#nullable enable
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace Amazon.Shared;

/// <summary>AWS JSON 1.0 and 1.1: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html</summary>
internal sealed class JsonProtocol(AwsService service, string version, string apiVersion, string targetPrefix, ServiceErrors errors) : Protocol
{
    protected override IRequest Marshal(string operation, AmazonWebServiceRequest request) => new DefaultRequest(request, service.ServiceId)
    {
        HttpMethod = "POST",
        ResourcePath = "/",
        Content = JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), JsonShapes.Options),
        Headers =
        {
            ["X-Amz-Target"] = $"{targetPrefix}.{operation}",
            [HeaderKeys.ContentTypeHeader] = $"application/x-amz-json-{version}",
            [HeaderKeys.XAmzApiVersion] = apiVersion,
        },
    };

    protected override ResponseUnmarshaller Answer<TResponse>() => new JsonAnswer<TResponse>(errors);
}

internal sealed class JsonAnswer<TResponse>(ServiceErrors errors) : JsonResponseUnmarshaller where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        using var body = new MemoryStream();
        context.Stream.CopyTo(body);
        return body.Length == 0 ? new TResponse() : JsonSerializer.Deserialize<TResponse>(body.ToArray(), JsonShapes.Options)!;
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;

        // "AWS.SimpleQueueService.NonExistentQueue;Sender": the code of a service that once spoke the query protocol
        var queryError = context.ResponseData.IsHeaderPresent(HeaderKeys.XAmzQueryError)
            ? context.ResponseData.GetHeaderValue(HeaderKeys.XAmzQueryError).Split(';')
            : [];
        return errors.Create(error, queryError is [var code, var type] ? (code, type) : null);
    }
}
