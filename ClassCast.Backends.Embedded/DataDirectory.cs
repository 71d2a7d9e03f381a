namespace ClassCast.Backends.Embedded;

/// <summary>The directory that holds everything; readable by its owner only.</summary>
internal static class DataDirectory
{
    /// <summary>Creates it if it is missing; the rights of an existing one are its owner's decision.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
