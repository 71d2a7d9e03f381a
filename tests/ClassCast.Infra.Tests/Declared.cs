using ClassCast.Backends.Aws.Tables;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Infra.Tests;

/// <summary>What the code says there must be.</summary>
internal static class Declared
{
    public static IReadOnlyList<TableDefinition> Tables { get; } = [.. TableCatalog.All, .. AwsTables.All];

    public static TableDefinition Table(string name) => Tables.Single(table => table.Name == name);
}
