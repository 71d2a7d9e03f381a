using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Mail.</summary>
public abstract class EmailContract : BackendTest
{
    /// <summary>Subject and body of what arrived at an address, once there is something.</summary>
    protected abstract Task<IReadOnlyList<(string Subject, string Body)>> ReceivedAsync(string address);

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        var address = $"{Ids.New()}@example.org";

        await Process.GetRequiredService<IEmailSender>().SendAsync(new EmailMessage(Ids.New(), address, "Grüße 🎓", "First line\nsecond – line"), Cancellation);

        Assert.Equal([("Grüße 🎓", "First line\nsecond – line")], await ReceivedAsync(address));
    }

    [Fact]
    public async Task A_mail_of_a_transaction_is_sent_after_the_commit()
    {
        var address = $"{Ids.New()}@example.org";

        await CommitAsync(new Transaction().Send(new EmailMessage(Ids.New(), address, "Code", "123456")));

        Assert.Equal([("Code", "123456")], await ReceivedAsync(address));
    }
}
