using ClassCast.Backends.Tests.Contracts;

namespace ClassCast.Backends.Tests.Aws;

public sealed class AwsIdentityContractTests : IdentityProviderContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsIdentityBackend.CreateAsync();

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => ((AwsIdentityBackend)Backend).MailsAsync(address, atLeast, Cancellation);
}

public sealed class AwsIdentityLimitsTests : IdentityLimitsContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsIdentityBackend.CreateAsync();

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => ((AwsIdentityBackend)Backend).MailsAsync(address, atLeast, Cancellation);
}

public sealed class AwsSessionTests : SessionContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsIdentityBackend.CreateAsync();

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => ((AwsIdentityBackend)Backend).MailsAsync(address, atLeast, Cancellation);
}

public sealed class AwsNewPasswordTests : NewPasswordContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsIdentityBackend.CreateAsync();

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => ((AwsIdentityBackend)Backend).MailsAsync(address, atLeast, Cancellation);
}

public sealed class CognitoCredentialTests : CredentialAuthorityContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsIdentityBackend.CreateAsync();
}

public sealed class AwsEmailChangeTests : EmailChangeContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsIdentityBackend.CreateAsync();

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => ((AwsIdentityBackend)Backend).MailsAsync(address, atLeast, Cancellation);
}

public sealed class AwsAccountSessionTests : AccountSessionContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsIdentityBackend.CreateAsync();

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => ((AwsIdentityBackend)Backend).MailsAsync(address, atLeast, Cancellation);
}
