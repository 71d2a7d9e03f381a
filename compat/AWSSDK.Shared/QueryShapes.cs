#nullable enable
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using Amazon.Runtime;

namespace Amazon.Shared;

/// <summary>Requests and answers of the query protocol by their public properties, which are called what their members are called on the wire.</summary>
internal static class QueryShapes
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> members = new();

    /// <summary>The properties of the type itself: what AWSSDK.Core's base classes add is not part of the model.</summary>
    public static PropertyInfo[] MembersOf(Type type) => members.GetOrAdd(
        type, static type => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(member => member.CanWrite)]);

    /// <summary>A scalar as the service reads it, or null for a structure.</summary>
    public static string? TextOf(object value) => value switch
    {
        string text => text,
        ConstantClass constant => constant.Value,
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        MemoryStream blob => Convert.ToBase64String(blob.ToArray()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Sets the members that the element names; others in it are not known to this version and are passed over.</summary>
    public static void Fill(object structure, XElement element)
    {
        foreach (var member in MembersOf(structure.GetType()))
        {
            if (Child(element, member.Name) is { } child && Value(member.PropertyType, child) is { } value)
            {
                member.SetValue(structure, value);
            }
        }
    }

    public static XElement? Child(XElement element, params string[] path) => path.Aggregate(
        (XElement?)element, (parent, name) => parent?.Elements().FirstOrDefault(child => child.Name.LocalName == name));

    private static object? Value(Type type, XElement element)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return element.Value;
        }

        if (typeof(ConstantClass).IsAssignableFrom(type) || type == typeof(DateTime) || type.IsPrimitive)
        {
            return element.Value is "" ? null : Scalar(type, element.Value);
        }

        var value = Activator.CreateInstance(type)!;
        switch (value)
        {
            case IDictionary map:
                foreach (var entry in element.Elements())
                {
                    // <entry><key>Owner</key><value>123456789012</value></entry>, whatever the two are called
                    var parts = entry.Elements().ToArray();
                    map.Add(parts[0].Value, Value(type.GetGenericArguments()[1], parts[1]));
                }

                break;
            case IList list:
                foreach (var item in element.Elements())
                {
                    list.Add(Value(type.GetGenericArguments()[0], item));
                }

                break;
            default:
                Fill(value, element);
                break;
        }

        return value;
    }

    private static object Scalar(Type type, string text) => type switch
    {
        _ when typeof(ConstantClass).IsAssignableFrom(type) => type.GetMethod("FindValue", [typeof(string)])!.Invoke(null, [text])!,
        _ when type == typeof(DateTime) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
        _ => Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
    };
}
