using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Configuration;

namespace ClassCast.Backends.Embedded;

/// <summary>
/// A copy of the database while the classroom runs: the state of one moment, in one file that needs no <c>-wal</c> beside it. Copying
/// <c>classcast.db</c> itself while it is in use would not be one. Files under <c>blobs/</c> never change once they are there, so they are copied
/// after the database with any tool: what the copied database names is then complete. <c>events.db</c> is not worth keeping.
/// </summary>
public static class EmbeddedBackup
{
    /// <summary>The command <c>backup</c>.</summary>
    /// <param name="configuration">Names <c>ClassCast:DataDirectory</c>.</param>
    /// <param name="target">Path of a file that does not exist yet.</param>
    /// <param name="errors">Where to say what went wrong.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IConfiguration configuration, string target, TextWriter errors)
    {
        var options = configuration.GetSection(EmbeddedOptions.Section).Get<EmbeddedOptions>() ?? new EmbeddedOptions();
        var valid = new EmbeddedOptionsValidator().Validate(null, options);
        if (valid.Failed)
        {
            errors.WriteLine(valid.FailureMessage);
            return 1;
        }

        try
        {
            Write(Path.Combine(options.DataDirectory!, "classcast.db"), target);
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StorageUnavailableException)
        {
            errors.WriteLine(error.Message);
            return 1;
        }
    }

    /// <summary>Writes the copy, flushed to the disk, under a temporary name and then under its own.</summary>
    /// <exception cref="IOException">The target exists, or cannot be written.</exception>
    internal static void Write(string database, string target)
    {
        target = Path.GetFullPath(target);
        if (!File.Exists(database))
        {
            throw new FileNotFoundException($"There is no database to copy: {database}", database);
        }

        if (File.Exists(target))
        {
            throw new IOException($"{target} exists; a backup is never overwritten.");
        }

        var partial = target + ".partial";
        File.Delete(partial);
        Copy(database, partial);
        using (var file = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, target);
    }

    private static void Copy(string database, string target)
    {
        try
        {
            using var connection = Connection.Open(database, TimeSpan.FromSeconds(30));
            using var statement = connection.Prepare("VACUUM INTO ?1");
            statement.Bind(1, target).Execute();
        }
        catch (Microsoft.Data.Sqlite.SqliteException error)
        {
            throw StorageErrors.Translate(error, target);
        }
    }
}
