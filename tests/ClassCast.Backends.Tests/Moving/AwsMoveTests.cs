using ClassCast.Backends.Tests.Aws;
using ClassCast.Backends.Tests.Contracts;

namespace ClassCast.Backends.Tests.Moving;

public sealed class AwsMoveTests : MoveContract
{
    /// <summary>With buckets of its own, because it counts what is in them.</summary>
    protected override async Task<Backend> CreateBackendAsync()
    {
        var backend = await AwsBackend.StartAsync();
        await TestBuckets.AddOwnAsync(backend);
        return backend;
    }
}
