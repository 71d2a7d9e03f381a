using System.Text;

namespace Aspire.Hosting.Orchestration;

/// <summary>Splits the command line of a launch profile at spaces that are not in double quotes.</summary>
internal static class CommandLine
{
    public static string[] Split(string line)
    {
        var parts = new List<string>();
        var current = new StringBuilder();
        var (quoted, started) = (false, false);
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
                started = true;
            }
            else if (char.IsWhiteSpace(c) && !quoted)
            {
                if (started)
                    parts.Add(current.ToString());
                current.Clear();
                started = false;
            }
            else
            {
                current.Append(c);
                started = true;
            }
        }
        if (started)
            parts.Add(current.ToString());
        return [.. parts];
    }
}
