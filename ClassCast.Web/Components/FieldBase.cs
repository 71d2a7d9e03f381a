using ClassCast.Web.Forms;
using Microsoft.AspNetCore.Components;

namespace ClassCast.Web.Components;

/// <summary>What every form field has: a label, perhaps a hint, and its error beside it, all tied together for screen readers.</summary>
public abstract class FieldBase : ComponentBase
{
    [CascadingParameter]
    public required FormState State { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Most fields are; what may stay empty says so.</summary>
    [Parameter]
    public bool Optional { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }

    protected string Id => FieldId.Of(State, Name);

    protected string? Error => State.ErrorOf(Name);

    protected string? Invalid => Error is null ? null : "true";

    protected string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => Id + "-hint",
        (null, _) => Id + "-error",
        _ => Id + "-error " + Id + "-hint",
    };
}

public static class FieldId
{
    public static string Of(FormState state, string field) => state.Name + "-" + field;
}
