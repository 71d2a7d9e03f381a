using System.Net.Http.Json;
using System.Text.Json;

namespace ClassCast.Testing.Aws;

/// <summary>The mail that the server was to send through SES: it keeps what it takes, and takes only what comes from a verified address.</summary>
public sealed class MotoMail(MotoServer server)
{
    /// <summary>Makes the address one that mail may come from.</summary>
    public async Task VerifyAsync(string sender, CancellationToken cancellationToken)
    {
        using var http = CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/email/identities") { Content = JsonContent.Create(new Dictionary<string, string> { ["EmailIdentity"] = sender }) };

        // the server finds the service by the scope of the signature, and does not look at the signature
        request.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/eu-central-1/ses/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The bodies of what was sent to an address, the newest last.</summary>
    public async Task<IReadOnlyList<string>> BodiesAsync(string address, CancellationToken cancellationToken)
    {
        using var http = CreateClient();
        await using var answer = await http.GetStreamAsync(new Uri("/moto-api/mail.json", UriKind.Relative), cancellationToken);
        using var mails = await JsonDocument.ParseAsync(answer, cancellationToken: cancellationToken);
        return
        [
            .. mails.RootElement.EnumerateArray()
                .Where(mail => mail.GetProperty("to").EnumerateArray().Any(to => to.GetString() == address))
                .Select(mail => mail.GetProperty("body").GetString()!),
        ];
    }

    private HttpClient CreateClient() => new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Endpoint };
}
