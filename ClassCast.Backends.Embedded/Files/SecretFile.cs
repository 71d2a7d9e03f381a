using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ClassCast.Core;

namespace ClassCast.Backends.Embedded.Files;

/// <summary>
/// A JSON file that only its owner may read, shared by the processes of the installation: whichever starts first creates it, changes are made
/// under a lock and replace the file, and others see them within <see cref="RecheckAfter"/> or when they ask.
/// </summary>
internal sealed class SecretFile<T>(string path, JsonTypeInfo<T> json, Func<T> create, TimeProvider time)
    where T : class
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(10);
    private readonly Lock gate = new();
    private T? cached;
    private DateTime cachedVersion;
    private long checkedAt;

    public static TimeSpan RecheckAfter { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The content, at most a minute old.</summary>
    public T Read()
    {
        lock (gate)
        {
            return cached is not null && time.GetElapsedTime(checkedAt) < RecheckAfter ? cached : Load();
        }
    }

    /// <summary>The content as it is now.</summary>
    public T ReadFresh()
    {
        lock (gate)
        {
            return Load();
        }
    }

    /// <summary>Changes the content under a lock that all processes share.</summary>
    /// <param name="change">Returns null to leave it as it is.</param>
    public async Task UpdateAsync(Func<T, T?> change, CancellationToken cancellationToken)
    {
        ReadFresh();
        await using var held = await LockAsync(cancellationToken);
        if (change(ReadFresh()) is { } changed)
        {
            File.Move(WriteTemporary(changed), path, overwrite: true);
            Posix.FlushDirectory(Path.GetDirectoryName(path)!);
            ReadFresh();
        }
    }

    private T Load()
    {
        var version = File.GetLastWriteTimeUtc(path);
        if (cached is null || version != cachedVersion)
        {
            cached = TryReadFile() ?? CreateFile();
            cachedVersion = version;
        }

        checkedAt = time.GetTimestamp();
        return cached;
    }

    private T? TryReadFile()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), json) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is damaged; restore it from a backup, or delete it to have new keys made.", exception);
        }
    }

    private T CreateFile()
    {
        var temporary = WriteTemporary(create());
        try
        {
            File.Move(temporary, path, overwrite: false);
            Posix.FlushDirectory(Path.GetDirectoryName(path)!);
        }
        catch (IOException) when (File.Exists(path))
        {
            // another process was first, and its keys are the ones
            File.Delete(temporary);
        }

        return TryReadFile() ?? throw new FileNotFoundException($"{path} vanished while it was being created.", path);
    }

    private string WriteTemporary(T content)
    {
        var directory = Path.GetDirectoryName(path)!;
        CreateOwnerOnlyDirectory(directory);
        var temporary = $"{path}.{Ids.New()}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(temporary, options);
        JsonSerializer.Serialize(stream, content, json);
        stream.Flush(flushToDisk: true);
        return temporary;
    }

    private static void CreateOwnerOnlyDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                // an advisory lock of the operating system: gone with the process that held it
                return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (!DurableFiles.IsStorageFull(exception) && Directory.Exists(Path.GetDirectoryName(path)))
            {
                await Task.Delay(LockPoll, TimeProvider.System, cancellationToken);
            }
        }
    }
}
