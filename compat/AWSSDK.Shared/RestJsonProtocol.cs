#nullable enable
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Shared;

/// <summary>
/// REST with JSON bodies: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html. Members of the path are strings; those of queries and headers are
/// left out.
/// </summary>
internal sealed class RestJsonProtocol(
    AwsService service, string apiVersion, IReadOnlyDictionary<string, (string Method, string Path)> operations, ServiceErrors errors) : Protocol
{
    protected override IRequest Marshal(string operation, AmazonWebServiceRequest request)
    {
        var (method, path) = operations[operation];
        var marshalled = new DefaultRequest(request, service.ServiceId)
        {
            HttpMethod = method,
            ResourcePath = path,
            Headers = { [HeaderKeys.XAmzApiVersion] = apiVersion },
        };
        foreach (var member in request.GetType().GetProperties().Where(member => path.Contains($"{{{member.Name}}}", StringComparison.Ordinal)))
        {
            var value = (string?)member.GetValue(request);
            if (string.IsNullOrEmpty(value))
            {
                throw errors.Create($"Request object does not have required field {member.Name} set");
            }

            marshalled.AddPathResource($"{{{member.Name}}}", value);
        }

        if (method is not "GET")
        {
            marshalled.Headers[HeaderKeys.ContentTypeHeader] = "application/json";
            marshalled.Content = JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), JsonShapes.Options);
        }

        return marshalled;
    }

    protected override ResponseUnmarshaller Answer<TResponse>() => new JsonAnswer<TResponse>(errors);
}
