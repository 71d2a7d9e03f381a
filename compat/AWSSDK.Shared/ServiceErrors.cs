#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Shared;

/// <summary>
/// The modelled exceptions of a service, found by the code of an error. The code is the class's name, with or without "Exception"; aliases are the codes that
/// deviate.
/// </summary>
internal sealed class ServiceErrors(Type baseException, IReadOnlyDictionary<string, Type>? aliases = null)
{
    private readonly Dictionary<string, Type> modelled = Modelled(baseException, aliases ?? new Dictionary<string, Type>());

    /// <param name="error">The answer, whose code decides the class.</param>
    /// <param name="queryError">Code and type that an exception without a class of its own shows instead.</param>
    public AmazonServiceException Create(ErrorResponse error, (string Code, string Type)? queryError = null)
    {
        if (error.Code is not null && modelled.TryGetValue(error.Code, out var type))
        {
            return Create(type, error, error.Type, error.Code);
        }

        var errorType = Enum.TryParse<ErrorType>(queryError?.Type, out var parsed) ? parsed : error.Type;
        return Create(baseException, error, errorType, queryError?.Code ?? error.Code);
    }

    /// <summary>What is found wrong before anything is sent.</summary>
    public AmazonServiceException Create(string message) => (AmazonServiceException)Activator.CreateInstance(baseException, message)!;

    private static AmazonServiceException Create(Type type, ErrorResponse error, ErrorType errorType, string? code) =>
        (AmazonServiceException)Activator.CreateInstance(type, error.Message, error.InnerException, errorType, code, error.RequestId, error.StatusCode)!;

    private static Dictionary<string, Type> Modelled(Type baseException, IReadOnlyDictionary<string, Type> aliases)
    {
        var types = new Dictionary<string, Type>(aliases, StringComparer.Ordinal);
        foreach (var type in baseException.Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(baseException)))
        {
            types.TryAdd(type.Name, type);
            types.TryAdd(type.Name[..^"Exception".Length], type);
        }

        return types;
    }
}
