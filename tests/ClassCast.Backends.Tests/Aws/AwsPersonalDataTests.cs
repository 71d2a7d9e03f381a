using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Aws;

public sealed class AwsPersonalDataTests : PersonalDataContract
{
    protected override IReadOnlyList<TableDefinition> OwnTables => [];

    protected override Task<Backend> CreateBackendAsync() => AwsIdentityBackend.CreateAsync();

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => ((AwsIdentityBackend)Backend).MailsAsync(address, atLeast, Cancellation);
}
