using System.Security.Cryptography;
using System.Text;
using Amazon;
using Amazon.CognitoIdentityProvider;
using Amazon.CognitoIdentityProvider.Model;
using Amazon.Runtime.Endpoints;

namespace ClassCast.Backends.Aws.Identity;

/// <summary>The installation's pool: its names, the secret of its client, and what its failures mean.</summary>
internal sealed class UserPool(IAmazonCognitoIdentityProvider client, AwsResources resources) : IDisposable
{
    private const int CodeKeyBytes = 32;

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile string? clientSecret;

    public string Id => resources.UserPoolId;

    public string ClientId => resources.UserPoolClientId;

    /// <summary>What tokens name, also when the pool is reached by another address.</summary>
    public string Issuer
    {
        get
        {
            // "eu-central-1_AbCdEf123" begins with its region
            var region = RegionEndpoint.GetBySystemName(Id[..Math.Max(0, Id.LastIndexOf('_'))]);
            return $"https://cognito-idp.{region.SystemName}.{region.PartitionDnsSuffix}/{Id}";
        }
    }

    /// <summary>Where the pool is reached: the issuer's host, or what AWS_ENDPOINT_URL says.</summary>
    public Uri KeySetAddress
    {
        get
        {
            var endpoint = client.Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new DescribeUserPoolRequest { UserPoolId = Id }));
            return new Uri($"{endpoint.URL.TrimEnd('/')}/{Id}/.well-known/jwks.json");
        }
    }

    /// <summary>Proves to the pool that a call comes from its client, for one user.</summary>
    /// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash"/>
    public async Task<string> GetSecretHashAsync(string userId, CancellationToken cancellationToken)
    {
        var secret = await GetSecretAsync(cancellationToken);
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(userId + ClientId)));
    }

    public async Task<byte[]> GetCodeKeyAsync(CancellationToken cancellationToken)
    {
        var secret = await GetSecretAsync(cancellationToken);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), CodeKeyBytes, info: "classcast codes"u8.ToArray());
    }

    /// <summary>The secret was replaced: the next call reads it again.</summary>
    public void ForgetSecret() => clientSecret = null;

    /// <summary>One call, in the port's words when the pool cannot be used now. The SDK has tried again already, and more slowly when it was throttled.</summary>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception error) when (IsUnavailable(error, cancellationToken))
        {
            throw AwsProblems.Unavailable("The user pool", error);
        }
    }

    public void Dispose() => reading.Dispose();

    private static bool IsUnavailable(Exception error, CancellationToken cancellationToken) =>
        error is LimitExceededException or InternalErrorException || AwsProblems.IsUnavailable(error, cancellationToken);

    private async Task<string> GetSecretAsync(CancellationToken cancellationToken)
    {
        if (clientSecret is { } known)
        {
            return known;
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            return clientSecret ??= await ReadSecretAsync(cancellationToken);
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<string> ReadSecretAsync(CancellationToken cancellationToken)
    {
        var request = new DescribeUserPoolClientRequest { UserPoolId = Id, ClientId = ClientId };
        var answer = await CallAsync(() => client.DescribeUserPoolClientAsync(request, cancellationToken), cancellationToken);
        return answer.UserPoolClient.ClientSecret is { Length: > 0 } secret
            ? secret
            : throw new InvalidOperationException($"The client {ClientId} ({AwsResources.Setting(AwsResources.UserPoolClientIdOutput)}) has no secret.");
    }
}
