using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>Read, decide, write on condition; when somebody was faster, from the start.</summary>
public static class Optimistically
{
    private const int MaximumRounds = 100;

    public static async Task<T> RunAsync<T>(Func<Task<T>> readDecideWrite)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                return await readDecideWrite();
            }
            catch (ConditionFailedException) when (round < MaximumRounds)
            {
                // every failed round means that another writer succeeded, so this ends
            }
        }
    }

    public static Task RunAsync(Func<Task> readDecideWrite) => RunAsync(async () =>
    {
        await readDecideWrite();
        return true;
    });
}
