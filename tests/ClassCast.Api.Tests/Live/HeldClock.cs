namespace ClassCast.Api.Tests.Live;

/// <summary>Stops who sets a timer for the end of a token, which is the first that a socket does after its handshake was answered.</summary>
internal sealed class HeldClock : TimeProvider, IDisposable
{
    private readonly ManualResetEventSlim goesOn = new(initialState: true);

    public void Hold() => goesOn.Reset();

    public void GoOn() => goesOn.Set();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.FromMinutes(50))
        {
            goesOn.Wait(TimeSpan.FromSeconds(30));
        }

        return base.CreateTimer(callback, state, dueTime, period);
    }

    public void Dispose() => goesOn.Dispose();
}
