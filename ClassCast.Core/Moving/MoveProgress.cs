using System.Text.Json;

namespace ClassCast.Core.Moving;

/// <summary>
/// The objects that a run has copied, one line each, so that a run that was cut short goes on where it was. A half-written last line is passed over.
/// </summary>
internal sealed class MoveProgress : IDisposable
{
    private readonly Dictionary<(string Bucket, string Name), CopiedObject> done = [];
    private readonly Lock gate = new();
    private readonly string file;
    private readonly FileStream stream;

    public MoveProgress(string file)
    {
        this.file = file;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        foreach (var line in File.Exists(file) ? File.ReadLines(file) : [])
        {
            if (TryRead(line) is { } copied)
            {
                done[(copied.Bucket, copied.Object.Name)] = copied;
            }
        }

        stream = new FileStream(file, FileMode.Append, FileAccess.Write);
        stream.WriteByte((byte)'\n');
    }

    public CopiedObject? Find(string bucket, string name)
    {
        lock (gate)
        {
            return done.GetValueOrDefault((bucket, name));
        }
    }

    public void Add(CopiedObject copied)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(copied, ArchiveJson.Default.CopiedObject);
        lock (gate)
        {
            done[(copied.Bucket, copied.Object.Name)] = copied;
            stream.Write([.. line, (byte)'\n']);
            stream.Flush();
        }
    }

    /// <summary>The run is complete, and the next begins from nothing.</summary>
    public void Finish()
    {
        stream.Dispose();
        File.Delete(file);
    }

    public void Dispose() => stream.Dispose();

    private static CopiedObject? TryRead(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize(line, ArchiveJson.Default.CopiedObject);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
