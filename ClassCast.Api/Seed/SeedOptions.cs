using Microsoft.Extensions.Options;

namespace ClassCast.Api.Seed;

/// <summary>Section <c>ClassCast</c>.</summary>
public sealed class SeedOptions
{
    public const string Section = "ClassCast";
    public const string Demo = "demo";

    /// <summary><c>demo</c> fills an empty classroom with sample people, courses and assignments; nothing by default.</summary>
    public string? Seed { get; set; }

    /// <summary>The password of all sample accounts.</summary>
    public string? DemoPassword { get; set; }
}

internal sealed class SeedOptionsValidator : IValidateOptions<SeedOptions>
{
    public ValidateOptionsResult Validate(string? name, SeedOptions options) => options switch
    {
        { Seed: null or "" } => ValidateOptionsResult.Success,
        { Seed: not SeedOptions.Demo } => ValidateOptionsResult.Fail($"ClassCast:Seed is '{options.Seed}'; only '{SeedOptions.Demo}' is known."),
        { DemoPassword: null or "" } => ValidateOptionsResult.Fail("ClassCast:Seed=demo needs ClassCast:DemoPassword, the password of the sample accounts."),
        _ => ValidateOptionsResult.Success,
    };
}
