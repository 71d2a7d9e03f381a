using System.ComponentModel.DataAnnotations;

namespace ClassCast.Core.Privacy;

/// <summary>How long what is kept for a time is kept. Section <c>ClassCast:Retention</c>; days.</summary>
public sealed class RetentionOptions
{
    public const string Section = "ClassCast:Retention";

    /// <summary>Of entries that somebody looked at what is another's.</summary>
    [Range(30, 3650, ErrorMessage = "ClassCast__Retention__AuditReadsDays must be between {1} and {2}.")]
    public int AuditReadsDays { get; set; } = 400;

    /// <summary>Of notices, read or not.</summary>
    [Range(30, 3650, ErrorMessage = "ClassCast__Retention__NoticesDays must be between {1} and {2}.")]
    public int NoticesDays { get; set; } = 400;

    /// <summary>Of archives that people asked for with their data.</summary>
    [Range(1, 30, ErrorMessage = "ClassCast__Retention__ExportsDays must be between {1} and {2}.")]
    public int ExportsDays { get; set; } = 3;

    /// <summary>Of the receipts of closed accounts, which hold no names.</summary>
    [Range(30, 3650, ErrorMessage = "ClassCast__Retention__ReceiptsDays must be between {1} and {2}.")]
    public int ReceiptsDays { get; set; } = 400;

    public TimeSpan AuditReads => TimeSpan.FromDays(AuditReadsDays);

    public TimeSpan Notices => TimeSpan.FromDays(NoticesDays);

    public TimeSpan Exports => TimeSpan.FromDays(ExportsDays);

    public TimeSpan Receipts => TimeSpan.FromDays(ReceiptsDays);
}
