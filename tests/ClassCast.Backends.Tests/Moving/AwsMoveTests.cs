using ClassCast.Backends.Tests.Aws;
using ClassCast.Backends.Tests.Contracts;

namespace ClassCast.Backends.Tests.Moving;

public sealed class AwsMoveTests : MoveContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();
}
