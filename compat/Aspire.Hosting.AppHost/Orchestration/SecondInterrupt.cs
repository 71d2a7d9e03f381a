using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Orchestration;

/// <summary>The first Ctrl+C stops in order; the second ends the AppHost at once, and its watchdog ends the rest.</summary>
internal sealed class SecondInterrupt : IDisposable
{
    private readonly PosixSignalRegistration _registration;
    private int _interrupts;

    public SecondInterrupt() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ =>
    {
        if (Interlocked.Increment(ref _interrupts) > 1)
            Process.GetCurrentProcess().Kill();
    });

    public void Dispose() => _registration.Dispose();
}
