using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// A shell process that outlives this one and kills what it started. It reads from a pipe whose other end only this
/// process holds: the pipe ends when this process does, however it ends. It then kills the process groups that it was
/// told of, and every process that carries the mark of this run in its environment, which descendants inherit.
/// </summary>
internal sealed class Watchdog : IAsyncDisposable
{
    private static readonly TimeSpan SweepLimit = TimeSpan.FromSeconds(5);

    // Lines in: the mark, then "+pid" for every process group that begins and "-pid" for every one that has ended.
    private const string Script = """
        exec >/dev/null 2>&1
        trap '' HUP INT TERM QUIT
        read -r mark
        groups=' '
        while read -r line; do
          pid=${line#?}
          case $line in
            +*) groups="$groups$pid " ;;
            -*) case $groups in *" $pid "*) groups="${groups%% $pid *} ${groups#* $pid }" ;; esac ;;
          esac
        done
        for pid in $groups; do kill -KILL "-$pid" || kill -KILL "$pid"; done
        for round in 1 2 3 4 5; do
          found=
          if [ -r /proc/self/environ ]; then
            for file in $(grep -lF "$mark=" /proc/[0-9]*/environ); do
              pid=${file#/proc/}; kill -KILL "${pid%/environ}" && found=1
            done
          else
            ps -axEww -o pid=,command= | while read -r pid rest; do
              case $rest in *"$mark="*) kill -KILL "$pid" ;; esac
            done
          fi
          [ -n "$found" ] || break
        done
        """;

    private readonly Lock _gate = new();
    private readonly Process _process;

    public Watchdog()
    {
        Mark = "ASPIRE_RUN_" + Guid.CreateVersion7().ToString("N");
        var start = NewSession.Wrap("/bin/sh", ["-c", Script]);
        start.RedirectStandardInput = true;
        _process = Process.Start(start)!;
        Write(Mark);
    }

    /// <summary>The variable that every process of this run has in its environment.</summary>
    public string Mark { get; }

    public void Add(int processGroup) => Write("+" + processGroup.ToString(CultureInfo.InvariantCulture));

    public void Remove(int processGroup) => Write("-" + processGroup.ToString(CultureInfo.InvariantCulture));

    /// <summary>Has whatever is left killed, and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(SweepLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // it goes on alone
        }
        _process.Dispose();
    }

    private void Write(string line)
    {
        lock (_gate)
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
    }
}
