using System.Collections.Concurrent;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>
/// The AWS backend on a clock of the test's own, with a mailbox: codes, locks and sessions go by the processes' clock, and only tokens by the server's.
/// </summary>
internal sealed class AwsIdentityBackend : Backend
{
    private readonly AwsBackend aws;
    private readonly Mailbox mailbox = new();

    private AwsIdentityBackend(AwsBackend aws) => this.aws = aws;

    public FakeTimeProvider Clock { get; } = new();

    public static async Task<Backend> CreateAsync() => new AwsIdentityBackend(await AwsBackend.StartAsync());

    public override Task<IServiceProvider> StartProcessAsync() => aws.StartProcessAsync(Configure);

    /// <summary>A process with something between it and AWS.</summary>
    public Task<IServiceProvider> StartProcessAsync(AwsClients clients) => aws.StartProcessAsync(services =>
    {
        Configure(services);
        services.AddSingleton(clients);
    });

    public override Task ElapseAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return Task.CompletedTask;
    }

    /// <summary>The messages that an address got, once there are so many.</summary>
    public Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast, CancellationToken cancellationToken) =>
        Eventually.GetAsync<IReadOnlyList<string>>(
            $"{atLeast} mails to {address}",
            () => Task.FromResult<IReadOnlyList<string>?>(mailbox.To(address) is var mails && mails.Count >= atLeast ? mails : null),
            cancellationToken);

    public override ValueTask DisposeAsync() => aws.DisposeAsync();

    private void Configure(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(new StandingClock(Clock));
        services.AddSingleton<IEmailSender>(mailbox);
    }

    /// <summary>Stands still until the test moves it, and yet waits for real: pauses between a process and the server must end.</summary>
    private sealed class StandingClock(FakeTimeProvider clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
    }

    private sealed class Mailbox : IEmailSender
    {
        private readonly ConcurrentQueue<EmailMessage> mails = [];

        public IReadOnlyList<string> To(string address) => [.. mails.Where(mail => mail.To == EmailAddresses.Normalize(address)).DistinctBy(mail => mail.Id).Select(mail => mail.Body)];

        public Task SendAsync(EmailMessage message, CancellationToken cancellationToken)
        {
            mails.Enqueue(message);
            return Task.CompletedTask;
        }
    }
}
