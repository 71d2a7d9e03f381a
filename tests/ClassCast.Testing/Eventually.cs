using System.Diagnostics;

namespace ClassCast.Testing;

/// <summary>Waits for another process. Inside one process await the event itself instead.</summary>
public static class Eventually
{
    /// <summary>Asks every 10 ms until <paramref name="probe"/> gives something, and fails with <paramref name="what"/> after the bound.</summary>
    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> probe, CancellationToken cancellationToken, TimeSpan? bound = null)
        where T : class
    {
        var limit = bound ?? TimeSpan.FromSeconds(30);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await probe() is { } found)
            {
                return found;
            }

            if (watch.Elapsed > limit)
            {
                Assert.Fail($"Not seen within {limit.TotalSeconds:0.#} s: {what}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        }
    }

    public static async Task TrueAsync(string what, Func<Task<bool>> probe, CancellationToken cancellationToken, TimeSpan? bound = null) =>
        await GetAsync(what, async () => await probe() ? what : null, cancellationToken, bound);
}
