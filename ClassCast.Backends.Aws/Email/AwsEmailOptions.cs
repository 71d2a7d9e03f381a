namespace ClassCast.Backends.Aws.Email;

/// <summary>Section <c>Email</c>. With <c>Email:Smtp:Host</c>, mail goes through that server and not through SES.</summary>
public sealed class AwsEmailOptions
{
    public const string Section = "Email";

    /// <summary>Sender address, of an identity that SES has verified; a name may stand before it: <c>"Classroom" &lt;classroom@school.example&gt;</c>.</summary>
    public string? From { get; set; }
}
