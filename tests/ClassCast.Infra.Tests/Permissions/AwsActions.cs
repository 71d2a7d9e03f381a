using System.Reflection;

namespace ClassCast.Infra.Tests.Permissions;

/// <summary>Which rights a call of the SDK asks for (https://docs.aws.amazon.com/service-authorization/latest/reference/).</summary>
internal static class AwsActions
{
    private static readonly Dictionary<string, string> Services = new()
    {
        ["AWSSDK.CognitoIdentityProvider"] = "cognito-idp",
        ["AWSSDK.DynamoDBv2"] = "dynamodb",
        ["AWSSDK.S3"] = "s3",
        ["AWSSDK.SimpleEmailV2"] = "ses",
        ["AWSSDK.SimpleNotificationService"] = "sns",
        ["AWSSDK.SQS"] = "sqs",
    };

    /// <summary>Operations whose right has another name. All others are called as they are.</summary>
    private static readonly Dictionary<string, string[]> Renamed = new()
    {
        ["dynamodb:TransactGetItems"] = ["dynamodb:GetItem"],
        ["dynamodb:TransactWriteItems"] = [], // asks for the right of each of its writes: see Setters
        ["s3:CompleteMultipartUpload"] = ["s3:PutObject"],
        ["s3:CopyObject"] = ["s3:GetObject", "s3:PutObject"],
        ["s3:CopyPart"] = ["s3:GetObject", "s3:PutObject"],
        ["s3:DeleteObjects"] = ["s3:DeleteObject"],
        ["s3:GetObjectMetadata"] = ["s3:GetObject"],
        ["s3:HeadBucket"] = ["s3:ListBucket"],
        ["s3:InitiateMultipartUpload"] = ["s3:PutObject"],
        ["s3:ListMultipartUploads"] = ["s3:ListBucketMultipartUploads"],
        ["s3:ListObjectsV2"] = ["s3:ListBucket"],
        ["s3:ListParts"] = ["s3:ListMultipartUploadParts"],
        ["s3:UploadPart"] = ["s3:PutObject"],
        ["sns:PublishBatch"] = ["sns:Publish"],
        ["sqs:ChangeMessageVisibilityBatch"] = ["sqs:ChangeMessageVisibility"],
        ["sqs:DeleteMessageBatch"] = ["sqs:DeleteMessage"],
        ["sqs:SendMessageBatch"] = ["sqs:SendMessage"],
    };

    private static readonly Dictionary<string, string> Setters = new()
    {
        ["TransactWriteItem.set_ConditionCheck"] = "dynamodb:ConditionCheckItem",
        ["TransactWriteItem.set_Delete"] = "dynamodb:DeleteItem",
        ["TransactWriteItem.set_Put"] = "dynamodb:PutItem",
        ["TransactWriteItem.set_Update"] = "dynamodb:UpdateItem",
    };

    /// <summary>By HttpVerb: an address lets its reader do what its signer may.</summary>
    private static readonly string[] Signed = ["s3:GetObject", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"];

    public static IEnumerable<string> Of(CallSite call)
    {
        var type = call.Called.DeclaringType!;
        if (call.Called.GetParameters().Any(parameter => parameter.ParameterType.Name == "HttpVerb"))
        {
            return call.Constants.Where(verb => verb < Signed.Length).Select(verb => Signed[verb]);
        }

        if (type.Assembly.GetName().Name is not { } assembly || !Services.TryGetValue(assembly, out var service))
        {
            return [];
        }

        if (Setters.TryGetValue($"{type.Name}.{call.Called.Name}", out var write))
        {
            return [write];
        }

        return IsClient(type) && Operation(call.Called) is { } operation
            ? Renamed.GetValueOrDefault($"{service}:{operation}", [$"{service}:{operation}"])
            : [];
    }

    private static bool IsClient(Type type) => type.IsInterface && type.Name.StartsWith("IAmazon", StringComparison.Ordinal) || type.Name.EndsWith("Client", StringComparison.Ordinal);

    private static string? Operation(MethodBase method) =>
        method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != "DisposeAsync" ? method.Name[..^"Async".Length] : null;
}
