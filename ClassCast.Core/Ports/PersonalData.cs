namespace ClassCast.Core.Ports;

/// <summary>
/// Whether a table, or a kind of stored file, holds data about people, and what becomes of it when one of them asks: declared with the table, carried out by the
/// <see cref="Privacy.PersonalRegister"/>. A table without a declaration fails a test.
/// </summary>
public abstract record PersonalData
{
    private PersonalData()
    {
    }

    /// <param name="reason">Why nothing in it is about a person.</param>
    public static PersonalData None(string reason) => new Nothing(reason);

    /// <param name="what">What people call it, for receipts and the index of an export: "Notices".</param>
    /// <param name="export">What the person gets of it.</param>
    /// <param name="erasure">What becomes of it when the account is erased.</param>
    public static PersonalData Of(string what, DataExport export, DataErasure erasure) => new Held(what, export, erasure);

    public sealed record Nothing(string Reason) : PersonalData;

    public sealed record Held(string What, DataExport Export, DataErasure Erasure) : PersonalData;
}

/// <summary>What a person gets of data about them.</summary>
public abstract record DataExport
{
    private DataExport()
    {
    }

    /// <param name="name">Of the file in the archive, for example <c>grades.json</c>.</param>
    /// <param name="description">A sentence for its reader.</param>
    public static DataExport File(string name, string description) => new FileExport(name, description);

    /// <param name="reason">Why the person does not get it: a secret, or the same as elsewhere.</param>
    public static DataExport Withheld(string reason) => new WithheldExport(reason);

    public sealed record FileExport(string Name, string Description) : DataExport;

    public sealed record WithheldExport(string Reason) : DataExport;
}

/// <summary>What becomes of data about a person who leaves.</summary>
public abstract record DataErasure
{
    private DataErasure()
    {
    }

    public static DataErasure Delete { get; } = new DeleteErasure();

    /// <param name="remains">What stays, under an id that nothing leads from to a name any more.</param>
    public static DataErasure Pseudonymise(string remains) => new PseudonymiseErasure(remains);

    /// <param name="until">When it goes by itself.</param>
    /// <param name="reason">Why not at once.</param>
    public static DataErasure KeepUntil(string until, string reason) => new KeepUntilErasure(until, reason);

    public sealed record DeleteErasure : DataErasure;

    public sealed record PseudonymiseErasure(string Remains) : DataErasure;

    public sealed record KeepUntilErasure(string Until, string Reason) : DataErasure;
}
