using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Privacy;

/// <param name="What">A kind of data.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Outcome">What became of them, a sentence.</param>
public sealed record ReceiptLine(string What, int Count, string Outcome);

/// <summary>A receipt in words: what the tables and files declare, beside what was counted.</summary>
public static class ReceiptLines
{
    public static string KeyOf(TableDefinition table) => table.Name;

    public static string KeyOf(BlobKind kind) => $"{kind.Bucket}/{kind.Name}";

    /// <summary>Only of what there was.</summary>
    public static IReadOnlyList<ReceiptLine> Of(DataRequest erasure)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        var declared = TableCatalog.All.Select(table => (Key: KeyOf(table), table.PersonalData))
            .Concat(BlobKinds.All.Select(kind => (Key: KeyOf(kind), PersonalData: (PersonalData?)kind.PersonalData)));
        return
        [
            .. from each in declared
               where each.PersonalData is PersonalData.Held && erasure.Counts.GetValueOrDefault(each.Key) > 0
               let held = (PersonalData.Held)each.PersonalData
               select new ReceiptLine(held.What, erasure.Counts[each.Key], OutcomeOf(held.Erasure)),
        ];
    }

    private static string OutcomeOf(DataErasure erasure) => erasure switch
    {
        DataErasure.PseudonymiseErasure pseudonymise => $"Kept without your name: {pseudonymise.Remains}",
        DataErasure.KeepUntilErasure keep => $"Kept until {keep.Until}: {keep.Reason}",
        _ => "Erased.",
    };
}
