using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// Starts programs in a session of their own: Ctrl+C in the terminal then reaches only this process, which stops the
/// others in order, and a whole group can be killed by its number, which is the process id.
/// </summary>
internal static partial class NewSession
{
    private const int EnoSuchProcess = 3;

    private static readonly string? SetSid = OperatingSystem.IsWindows() ? null : Tools.Find("setsid", "/");

    /// <summary>Without <c>setsid</c> (macOS) the program shares the terminal's group and is ended process by process.</summary>
    public static ProcessStartInfo Wrap(string program, IEnumerable<string> args)
    {
        // setsid forks only when it leads a process group, which a fresh child does not: the id stays the program's
        var start = new ProcessStartInfo(SetSid ?? program) { UseShellExecute = false };
        if (SetSid is not null)
            start.ArgumentList.Add(program);
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        return start;
    }

    public static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
            process.Kill(entireProcessTree: true);
        else
            Signal(process.Id, Signals.Terminate);
    }

    /// <summary>Kills the program and everything in its group.</summary>
    public static void KillAll(int processId, Process process)
    {
        if (SetSid is not null)
        {
            // no such group: everything has ended, or the program has not yet come to leading its own
            if (!Signal(-processId, Signals.Kill) && !process.HasExited)
                Signal(processId, Signals.Kill);
            return;
        }
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // already gone
        }
    }

    private static bool Signal(int target, int signal) => Kill(target, signal) == 0 || Marshal.GetLastPInvokeError() != EnoSuchProcess;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int target, int signal);

    private static class Signals
    {
        public const int Kill = 9;
        public const int Terminate = 15;
    }
}
