using ClassCast.Backends.Tests.Contracts;

namespace ClassCast.Backends.Tests.Aws;

public sealed class AwsNoticeMailTests : NoticeMailContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsIdentityBackend.CreateAsync();

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => ((AwsIdentityBackend)Backend).MailsAsync(address, atLeast, Cancellation);
}
