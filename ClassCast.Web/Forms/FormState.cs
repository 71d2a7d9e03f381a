using System.Globalization;
using ClassCast.Web.ApiClient;
using Microsoft.Extensions.Primitives;

namespace ClassCast.Web.Forms;

/// <summary>
/// One form of a page: what to show in its fields and what is wrong with them. Everything stays the text that was typed, so that a form that
/// comes back with errors shows exactly what the person wrote.
/// </summary>
public sealed class FormState
{
    private readonly Dictionary<string, StringValues> defaults = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FormError> errors = [];
    private readonly IFormCollection? posted;

    private FormState(string name, IFormCollection? posted)
    {
        Name = name;
        this.posted = posted;
    }

    /// <summary>Unique on its page; says which form was sent.</summary>
    public string Name { get; }

    public bool IsPosted => posted is not null;

    public IReadOnlyList<FormError> Errors => errors;

    /// <summary>Kept while the form goes back and forth, so that however often it is sent, one thing is created.</summary>
    public string IdempotencyKey => this["idempotencyKey"] is { Length: 32 } key ? key : newKey;

    private readonly string newKey = Guid.CreateVersion7().ToString("N");

    public static FormState From(HttpContext context, string name)
    {
        var isThis = HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && context.Request.Form["_handler"] == name;
        return new FormState(name, isThis ? context.Request.Form : null);
    }

    /// <summary>Shown before the form was sent.</summary>
    public FormState Default(string field, string? value)
    {
        defaults[field] = value;
        return this;
    }

    public FormState Default(string field, IEnumerable<string> values)
    {
        defaults[field] = values.ToArray();
        return this;
    }

    public FormState Default(string field, bool on) => Default(field, on ? "true" : null);

    /// <summary>The text in a field, trimmed of the spaces around it; never null.</summary>
    public string this[string field] => All(field) is [var first, ..] ? first.Trim() : "";

    /// <summary>Exactly as typed; for passwords.</summary>
    public string Raw(string field) => All(field) is [var first, ..] ? first : "";

    public IReadOnlyList<string> All(string field)
    {
        // a browser does not send an unticked box: when the form was sent, what is missing is off
        var values = posted is not null ? posted[field] : defaults.GetValueOrDefault(field);
        return [.. values.OfType<string>()];
    }

    /// <summary>Null when none was chosen.</summary>
    public IFormFile? File(string field) => posted?.Files.GetFile(field) is { FileName.Length: > 0 } file ? file : null;

    public bool IsOn(string field) => All(field) is [.., "true"];

    public bool Has(string field, string value) => All(field).Contains(value, StringComparer.Ordinal);

    public string? ErrorOf(string field) =>
        errors.Find(e => string.Equals(e.Field, field, StringComparison.OrdinalIgnoreCase))?.Message;

    public bool IsValid => errors.Count == 0;

    public void Fail(string? field, string message)
    {
        if (field is null || ErrorOf(field) is null) errors.Add(new FormError(field, message));
    }

    public string? Required(string field, string message)
    {
        if (this[field] is { Length: > 0 } text) return text;
        Fail(field, message);
        return null;
    }

    public int? WholeNumber(string field, int from, int to, string name)
    {
        if (this[field].Length == 0) return null;
        if (int.TryParse(this[field], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
        {
            return number;
        }

        Fail(field, $"{name} must be a whole number from {from} to {to}.");
        return null;
    }

    /// <summary>A refusal by the Api: beside the fields it names that this form has, otherwise at the top.</summary>
    public void Refuse(ApiProblem problem, params ReadOnlySpan<string> fields)
    {
        var placed = false;
        foreach (var (key, messages) in problem.Errors)
        {
            var name = key[(key.LastIndexOf('.') + 1)..];
            var bracket = name.IndexOf('[');
            if (bracket > 0) name = name[..bracket];
            foreach (var message in messages)
            {
                Fail(Match(fields, name), message);
                placed = true;
            }
        }

        if (!placed) Fail(null, problem.Message);
    }

    private static string? Match(ReadOnlySpan<string> fields, string name)
    {
        foreach (var field in fields)
        {
            if (string.Equals(field, name, StringComparison.OrdinalIgnoreCase)) return field;
        }

        return null;
    }
}

/// <param name="Field">Null when it is about the form as a whole.</param>
public sealed record FormError(string? Field, string Message);
