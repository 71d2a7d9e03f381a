using ClassCast.Backends.Embedded;
using Microsoft.Extensions.Configuration;

namespace ClassCast.Backends;

/// <summary>The command <c>backup</c>: a copy of the database while the classroom runs.</summary>
public static class BackupCommand
{
    /// <param name="configuration">Names the backend and its data.</param>
    /// <param name="target">Path of a file that does not exist yet.</param>
    /// <param name="errors">Where to say what went wrong.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IConfiguration configuration, string target, TextWriter errors)
    {
        try
        {
            if (BackendChoice.Read(configuration) is BackendKind.Embedded)
            {
                return EmbeddedBackup.Run(configuration, target, errors);
            }

            errors.WriteLine(
                "With ClassCast__Backend=Aws there is no database file to copy. Its tables have point-in-time recovery and its buckets keep versions; "
                + "both are restored with AWS's own tools.");
        }
        catch (InvalidOperationException unknown)
        {
            errors.WriteLine(unknown.Message);
        }

        return 1;
    }
}
