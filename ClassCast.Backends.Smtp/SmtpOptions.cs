namespace ClassCast.Backends.Smtp;

/// <summary>Section <c>Email:Smtp</c>. Without a host, mail goes where the backend sends it.</summary>
public sealed class SmtpOptions
{
    public const string Section = "Email:Smtp";

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>STARTTLS.</summary>
    public bool EnableTls { get; set; } = true;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>Sender address.</summary>
    public string From { get; set; } = "classcast@localhost";
}
