using Microsoft.Extensions.Configuration;

namespace ClassCast.Backends;

/// <summary>Where a classroom lives.</summary>
public enum BackendKind
{
    /// <summary>On one machine.</summary>
    Embedded,

    /// <summary>On AWS.</summary>
    Aws,
}

public static class BackendChoice
{
    public const string Key = "ClassCast:Backend";

    /// <summary>What <c>ClassCast:Backend</c> names, in any case; Embedded when it names none.</summary>
    /// <exception cref="InvalidOperationException">It names what does not exist; the message names the setting.</exception>
    public static BackendKind Read(IConfiguration configuration)
    {
        var name = configuration[Key];
        if (string.IsNullOrEmpty(name))
        {
            return BackendKind.Embedded;
        }

        // by name only: Enum.TryParse alone would take a number too
        return Enum.GetNames<BackendKind>().Contains(name, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<BackendKind>(name, ignoreCase: true)
            : throw new InvalidOperationException(
                $"ClassCast__Backend is '{name}', which does not exist. Use {string.Join(" or ", Enum.GetNames<BackendKind>())}, or leave it unset for Embedded.");
    }
}
