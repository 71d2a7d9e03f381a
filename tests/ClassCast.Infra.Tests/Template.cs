using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ClassCast.Infra.Tests;

/// <summary>A template under <c>infra/</c>, with its short functions in the long form: <c>!Ref X</c> is <c>{"Ref": "X"}</c>.</summary>
internal sealed class Template
{
    private readonly JsonObject root;

    /// <summary>Before the templates: they are loaded from it.</summary>
    public static string Directory { get; } = Path.Combine(FindRoot(), "infra");

    private Template(JsonObject root) => this.root = root;

    public static Template Database { get; } = Load("database");

    public static Template Storage { get; } = Load("storage");

    public static Template Messaging { get; } = Load("messaging");

    public static Template Auth { get; } = Load("auth");

    public static Template App { get; } = Load("app");

    public static string FileOf(string name) => Path.Combine(Directory, $"{name}.template");

    public JsonObject Resources => Section("Resources");

    public JsonObject Parameters => Section("Parameters");

    public JsonObject Outputs => Section("Outputs");

    public JsonObject Mappings => Section("Mappings");

    public IEnumerable<string> OutputNames => Outputs.Select(output => output.Key);

    public JsonNode Output(string name) => Outputs[name]?["Value"] ?? throw new InvalidOperationException($"There is no output {name}.");

    public IReadOnlyDictionary<string, JsonObject> ResourcesOf(string type) =>
        Resources.Where(resource => (string)resource.Value!["Type"]! == type).ToDictionary(resource => resource.Key, resource => resource.Value!.AsObject());

    public JsonObject Resource(string name) => Resources[name]?.AsObject() ?? throw new InvalidOperationException($"There is no resource {name}.");

    public JsonObject Properties(string name) => Resource(name)["Properties"]!.AsObject();

    private JsonObject Section(string name) => root[name]!.AsObject();

    private static Template Load(string name)
    {
        var yaml = new YamlStream();
        using (var reader = File.OpenText(FileOf(name)))
        {
            yaml.Load(reader);
        }

        return new(Convert(yaml.Documents[0].RootNode)!.AsObject());
    }

    private static JsonNode? Convert(YamlNode node)
    {
        var value = node switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Convert(pair.Value)))),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Select(Convert)]),
            YamlScalarNode scalar => Scalar(scalar),
            _ => throw new NotSupportedException($"{node.NodeType} in a template."),
        };
        return node.Tag is { IsEmpty: false, IsLocal: true } tag ? Function(tag.Value, value) : value;
    }

    private static JsonNode Function(string tag, JsonNode? argument) => tag switch
    {
        "!Ref" => new JsonObject { ["Ref"] = argument },
        "!GetAtt" when argument is JsonValue => new JsonObject { ["Fn::GetAtt"] = new JsonArray([.. ((string)argument!).Split('.', 2)]) },
        _ => new JsonObject { [$"Fn::{tag[1..]}"] = argument },
    };

    private static JsonNode? Scalar(YamlScalarNode scalar) => (scalar.Style, scalar.Value) switch
    {
        (ScalarStyle.Plain, "true") => true,
        (ScalarStyle.Plain, "false") => false,
        (ScalarStyle.Plain, { } text) when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => scalar.Value,
    };

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ClassCast.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("ClassCast.sln is in no folder above the tests.");
    }
}
