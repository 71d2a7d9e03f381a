using ClassCast.Backends.Tests.Contracts;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class EmbeddedNoticeMailTests : NoticeMailContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => LocalMail.BodiesAsync(Process, address, atLeast, Cancellation);
}
