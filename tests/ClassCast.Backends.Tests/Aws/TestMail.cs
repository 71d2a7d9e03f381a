using System.Text.Json;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using ClassCast.Backends.Aws;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>A verified sender, and what the test server kept of the mail it was to send.</summary>
internal static class TestMail
{
    public const string Sender = "classroom@school.example";

    private static readonly SemaphoreSlim Verifying = new(1);
    private static bool isVerified;

    public static async Task AddAsync()
    {
        await Verifying.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!isVerified)
            {
                using var ses = new AmazonSimpleEmailServiceV2Client(new AwsClients().Configure(new AmazonSimpleEmailServiceV2Config()));
                await ses.CreateEmailIdentityAsync(new CreateEmailIdentityRequest { EmailIdentity = Sender }, TestContext.Current.CancellationToken);
                isVerified = true;
            }
        }
        finally
        {
            Verifying.Release();
        }
    }

    /// <summary>Subject and body of what was sent to an address.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Body)>> ReceivedAsync(string address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var server = await AwsServer.GetAsync();
        await using var answer = await http.GetStreamAsync(new Uri(server.Endpoint, "/moto-api/mail.json"), TestContext.Current.CancellationToken);
        using var data = await JsonDocument.ParseAsync(answer, cancellationToken: TestContext.Current.CancellationToken);
        return
        [
            .. data.RootElement.EnumerateArray()
                .Where(mail => mail.GetProperty("to").EnumerateArray().Any(to => to.GetString() == address))
                .Select(mail => (mail.GetProperty("subject").GetString()!, mail.GetProperty("body").GetString()!)),
        ];
    }
}
