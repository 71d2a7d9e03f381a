using System.Reflection;
using ClassCast.Backends.Aws;
using ClassCast.Core.Ports;

namespace ClassCast.Infra.Tests.Permissions;

/// <summary>The static classes whose properties declare tables and queues, such as <see cref="Core.Tables.TableCatalog"/>.</summary>
internal static class Catalogs
{
    private static readonly Dictionary<MethodBase, object> Getters = new[] { typeof(TableDefinition).Assembly, typeof(AwsResources).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsAbstract: true, IsSealed: true, IsGenericType: false })
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
        .Where(property => property.PropertyType.IsAssignableTo(typeof(TableDefinition)) || property.PropertyType.IsAssignableTo(typeof(QueueDefinition)))
        .ToDictionary(property => (MethodBase)property.GetMethod!, property => property.GetValue(null)!);

    public static bool Declares(Type type) => Getters.Keys.Any(getter => getter.DeclaringType == type);

    /// <summary>The table or queue that this getter answers.</summary>
    public static object? Declaration(MethodBase getter) => Getters.GetValueOrDefault(getter);
}
