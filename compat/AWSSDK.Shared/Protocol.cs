#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Shared;

/// <summary>How a service's requests and answers look on the wire.</summary>
internal abstract class Protocol
{
    /// <summary>What AWSSDK.Core needs to call one operation.</summary>
    public InvokeOptions Call<TResponse>(string operation) where TResponse : AmazonWebServiceResponse, new() => new()
    {
        RequestMarshaller = new OperationMarshaller(this, operation),
        ResponseUnmarshaller = Answer<TResponse>(),
    };

    protected abstract IRequest Marshal(string operation, AmazonWebServiceRequest request);

    protected abstract ResponseUnmarshaller Answer<TResponse>() where TResponse : AmazonWebServiceResponse, new();

    private sealed class OperationMarshaller(Protocol protocol, string operation) : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input) => protocol.Marshal(operation, input);
    }
}
