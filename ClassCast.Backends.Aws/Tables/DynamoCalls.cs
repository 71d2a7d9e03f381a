using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>
/// Calls of DynamoDB. The SDK repeats what failed on the way and what was throttled; here what it leaves to the caller is repeated, a collision with another
/// transaction, and what remains becomes the port's exceptions.
/// </summary>
internal sealed class DynamoCalls(IAmazonDynamoDB client, TimeProvider time)
{
    // with pauses of half a second on average from the sixth on, about ten seconds
    private const int MaximumCollisions = 24;

    /// <exception cref="StorageUnavailableException">Out of reach, or throttled or contended beyond all patience.</exception>
    /// <exception cref="ArgumentException">DynamoDB finds the request itself wrong.</exception>
    public async Task<T> SendAsync<T>(Func<IAmazonDynamoDB, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var collisions = 0; ; collisions++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await call(client);
            }
            catch (Exception error) when (IsCollision(error) && collisions < MaximumCollisions)
            {
                await PauseAsync(collisions, cancellationToken);
            }
            catch (Exception error) when (Translate(error, cancellationToken) is not null)
            {
                throw Translate(error, cancellationToken)!;
            }
        }
    }

    /// <summary>Full jitter: those who collided do not meet again.</summary>
    public Task PauseAsync(int attempt, CancellationToken cancellationToken)
    {
        var longest = Math.Min(1000, 20 << Math.Min(attempt, 10));
        return Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, longest + 1)), time, cancellationToken);
    }

    public static bool IsTooLarge(string? message) => message?.Contains("size has exceeded", StringComparison.OrdinalIgnoreCase) == true
        || message?.Contains("size to update has exceeded", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsCollision(Exception error) => error switch
    {
        TransactionConflictException or TransactionInProgressException => true,
        // a condition that did not hold is an answer, whatever else went wrong
        TransactionCanceledException cancelled => cancelled.CancellationReasons is { Count: > 0 } reasons
            && reasons.TrueForAll(reason => reason.Code is not ("ConditionalCheckFailed" or "ValidationError" or "ItemCollectionSizeLimitExceeded")),
        _ => false,
    };

    private static Exception? Translate(Exception error, CancellationToken cancellationToken) => error switch
    {
        ConditionalCheckFailedException => null,
        TransactionCanceledException cancelled => IsCollision(cancelled)
            ? new StorageUnavailableException("Too many others write the same items; try again later.", isDiskFull: false, cancelled)
            : null,
        TransactionConflictException or TransactionInProgressException =>
            new StorageUnavailableException("Too many others write the same item; try again later.", isDiskFull: false, error),
        ResourceNotFoundException => new StorageUnavailableException(
            $"A table does not exist ({error.Message}). Look at AWS_REGION and at AWS__Resources__Table….", isDiskFull: false, error),
        AmazonDynamoDBException { ErrorCode: "ValidationException" } invalid => IsTooLarge(invalid.Message) ? null : new ArgumentException(invalid.Message, nameof(error), invalid),
        _ => AwsProblems.IsUnavailable(error, cancellationToken) ? AwsProblems.Unavailable("DynamoDB", error) : null,
    };
}
