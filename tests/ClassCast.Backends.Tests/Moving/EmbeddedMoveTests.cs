using ClassCast.Backends.Tests.Contracts;
using ClassCast.Backends.Tests.Embedded;

namespace ClassCast.Backends.Tests.Moving;

public sealed class EmbeddedMoveTests : MoveContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());
}
