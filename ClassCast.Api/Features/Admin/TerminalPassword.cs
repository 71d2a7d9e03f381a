using System.Text;

namespace ClassCast.Api.Features.Admin;

/// <summary>A password from whoever sits at the machine: typed unseen and twice, or the first line of a pipe.</summary>
public static class TerminalPassword
{
    public static string? Ask()
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine();
        }

        var first = Read("Password: ");
        return first == Read("Once more: ") ? first : throw new InvalidOperationException("The two are not the same.");
    }

    private static string Read(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key is not ConsoleKey.Enter)
        {
            if (key.Key is ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (key.KeyChar != '\0')
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
