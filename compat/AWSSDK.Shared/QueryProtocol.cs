#nullable enable
using System.Collections;
using System.Net;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Shared;

/// <summary>
/// Form-encoded requests, XML answers: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html. Lists are "Name.member.1", maps "Name.entry.1.key" and
/// ".value".
/// </summary>
/// <param name="entryNames">Maps whose entries have other names than key and value.</param>
internal sealed class QueryProtocol(
    AwsService service, string apiVersion, ServiceErrors errors, IReadOnlyDictionary<string, (string Key, string Value)>? entryNames = null) : Protocol
{
    protected override IRequest Marshal(string operation, AmazonWebServiceRequest request)
    {
        var marshalled = new DefaultRequest(request, service.ServiceId) { HttpMethod = "POST", ResourcePath = "/", SetContentFromParameters = true };
        marshalled.Parameters["Action"] = operation;
        marshalled.Parameters["Version"] = apiVersion;
        AddMembers("", request, marshalled.Parameters);
        return marshalled;
    }

    protected override ResponseUnmarshaller Answer<TResponse>() => new QueryAnswer<TResponse>(errors);

    private void AddMembers(string prefix, object structure, IDictionary<string, string> parameters)
    {
        foreach (var member in QueryShapes.MembersOf(structure.GetType()))
        {
            Add(prefix + member.Name, member.Name, member.GetValue(structure), parameters);
        }
    }

    private void Add(string name, string member, object? value, IDictionary<string, string> parameters)
    {
        switch (value)
        {
            case null:
                break;
            case ICollection { Count: 0 }:
                // an empty list, which clears what an absent one leaves alone
                if (!AWSConfigs.InitializeCollections)
                {
                    parameters[name] = "";
                }

                break;
            case IDictionary map:
                var (keyName, valueName) = entryNames?.GetValueOrDefault(member) is { Key: not null } names ? names : ("key", "value");
                var entry = 1;
                foreach (DictionaryEntry pair in map)
                {
                    parameters[$"{name}.entry.{entry}.{keyName}"] = (string)pair.Key;
                    Add($"{name}.entry.{entry}.{valueName}", valueName, pair.Value, parameters);
                    entry++;
                }

                break;
            case IList list:
                for (var i = 0; i < list.Count; i++)
                {
                    Add($"{name}.member.{i + 1}", member, list[i], parameters);
                }

                break;
            default:
                if (QueryShapes.TextOf(value) is { } text)
                {
                    parameters[name] = text;
                }
                else
                {
                    AddMembers(name + ".", value, parameters);
                }

                break;
        }
    }
}

/// <summary>The answer is the element "OperationResult" within "OperationResponse", beside the metadata.</summary>
internal sealed class QueryAnswer<TResponse>(ServiceErrors errors) : XmlResponseUnmarshaller where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var root = XDocument.Load(context.Stream).Root!;
        var result = root.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
        var response = new TResponse { ResponseMetadata = new ResponseMetadata { RequestId = QueryShapes.Child(root, "ResponseMetadata", "RequestId")?.Value } };
        if (result is not null)
        {
            QueryShapes.Fill(response, result);
        }

        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return errors.Create(error);
    }
}
