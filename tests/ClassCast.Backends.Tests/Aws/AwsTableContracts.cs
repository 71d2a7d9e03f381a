using ClassCast.Backends.Tests.Contracts;

namespace ClassCast.Backends.Tests.Aws;

public sealed class AwsTableStoreTests : TableStoreContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();
}

public sealed class AwsQueryTests : QueryContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();
}

public sealed class AwsTransactionTests : TransactionContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();
}

public sealed class AwsTableArchiveTests : TableArchiveContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();
}
