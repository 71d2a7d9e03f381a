using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;

namespace ClassCast.AwsSdk.Tests.SesV2;

public sealed class SesV2OnMotoTests(Moto moto) : IDisposable
{
    private readonly AmazonSimpleEmailServiceV2Client ses = new(Moto.Credentials, moto.Configure(new AmazonSimpleEmailServiceV2Config()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => ses.Dispose();

    [Fact]
    public async Task An_identity_is_created_and_read_back()
    {
        var address = $"a+{Guid.CreateVersion7():N}@example.org";

        var created = await ses.CreateEmailIdentityAsync(new CreateEmailIdentityRequest { EmailIdentity = address }, Token);
        var read = await ses.GetEmailIdentityAsync(new GetEmailIdentityRequest { EmailIdentity = address }, Token);

        Assert.Equal(IdentityType.EMAIL_ADDRESS, created.IdentityType);
        Assert.Equal(IdentityType.EMAIL_ADDRESS, read.IdentityType);
    }

    [Fact]
    public async Task An_unknown_identity_is_not_found() =>
        await Assert.ThrowsAsync<NotFoundException>(() => ses.GetEmailIdentityAsync(new GetEmailIdentityRequest { EmailIdentity = "nobody@example.org" }, Token));

    [Fact]
    public async Task A_mail_from_a_verified_sender_is_accepted()
    {
        await ses.CreateEmailIdentityAsync(new CreateEmailIdentityRequest { EmailIdentity = "school@example.org" }, Token);

        var sent = await ses.SendEmailAsync(Mail("school@example.org"), Token);

        Assert.NotEmpty(sent.MessageId);
    }

    [Fact]
    public async Task A_mail_from_an_unverified_sender_is_rejected()
    {
        var e = await Assert.ThrowsAsync<MessageRejectedException>(() => ses.SendEmailAsync(Mail("stranger@example.org"), Token));

        Assert.Equal("MessageRejected", e.ErrorCode);
    }

    private static SendEmailRequest Mail(string from) => new()
    {
        FromEmailAddress = from,
        Destination = new() { ToAddresses = ["ada@example.org"] },
        Content = new()
        {
            Simple = new()
            {
                Subject = new() { Data = "Grüße", Charset = "UTF-8" },
                Body = new() { Text = new() { Data = "Hallo 👋", Charset = "UTF-8" }, Html = new() { Data = "<p>Hallo</p>", Charset = "UTF-8" } },
                Headers = [new() { Name = "X-Classroom", Value = "demo" }],
            },
        },
        EmailTags = [new() { Name = "kind", Value = "welcome" }],
    };
}
