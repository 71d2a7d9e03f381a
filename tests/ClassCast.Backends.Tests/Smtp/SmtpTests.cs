using System.Net;
using System.Net.Sockets;
using System.Text;
using ClassCast.Backends.Smtp;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Tests.Smtp;

/// <summary>The SMTP sender against a server that speaks just enough of RFC 5321.</summary>
public sealed class SmtpTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SmtpTests() => listener.Start();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_is_handed_to_the_server_with_its_id_and_one_line_of_subject()
    {
        var received = ServeOneAsync();

        await Sender().SendAsync(new EmailMessage("abc", "ada@example.org", "Graded\r\nBcc: everyone@example.org", "Well done."), Cancellation);

        var session = await received;
        Assert.Contains("RCPT TO:<ada@example.org>", session);
        Assert.Single(session, line => line.StartsWith("RCPT", StringComparison.Ordinal));
        Assert.Contains("Message-ID: <abc@school.example>", session);
        Assert.Contains(session, line => line.Contains(Convert.ToBase64String("Well done."u8), StringComparison.Ordinal));
        Assert.DoesNotContain(session, line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Mail_that_can_be_ended_says_so_in_its_headers_and_other_mail_does_not()
    {
        var unsubscribe = new Uri("https://class.school.example/unsubscribe/one-click?token=" + new string('x', 80));
        var received = ServeOneAsync();
        await Sender().SendAsync(new EmailMessage("abc", "ada@example.org", "Graded", "Well done.") { Unsubscribe = unsubscribe }, Cancellation);
        var ended = Headers(await received);
        received = ServeOneAsync();
        await Sender().SendAsync(new EmailMessage("abd", "ada@example.org", "Code", "123456"), Cancellation);

        Assert.Contains($"List-Unsubscribe: <{unsubscribe}>", ended);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", ended);
        Assert.DoesNotContain("List-Unsubscribe", Headers(await received), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_server_that_is_away_fails_the_sending_so_that_the_outbox_tries_again()
    {
        var sender = Sender();
        listener.Stop();

        await Assert.ThrowsAnyAsync<Exception>(() => sender.SendAsync(new EmailMessage("abc", "ada@example.org", "s", "b"), Cancellation));
    }

    // RFC 5322, 2.2.3: a line that begins with a space goes on with the one before
    private static string Headers(IReadOnlyList<string> session) => string.Join("\r\n", session).Replace("\r\n ", " ", StringComparison.Ordinal);

    public void Dispose() => listener.Dispose();

    private SmtpEmailSender Sender() => new(Options.Create(new SmtpOptions
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        EnableTls = false,
        From = "classroom@school.example",
    }));

    private async Task<IReadOnlyList<string>> ServeOneAsync()
    {
        var lines = new List<string>();
        using var client = await listener.AcceptTcpClientAsync(Cancellation);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 ready");
        var isData = false;
        while (await reader.ReadLineAsync(Cancellation) is { } line)
        {
            lines.Add(line);
            if (isData && line != ".")
            {
                continue;
            }

            isData = line == "DATA";
            await writer.WriteLineAsync(isData ? "354 go on" : line == "QUIT" ? "221 bye" : "250 ok");
            if (line is "." or "QUIT")
            {
                break;
            }
        }

        return lines;
    }
}
