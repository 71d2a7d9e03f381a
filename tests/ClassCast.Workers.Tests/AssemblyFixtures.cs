using ClassCast.Testing;
using ClassCast.Workers.Tests.Video;

[assembly: AssemblyFixture(typeof(SampleMedia))]
[assembly: AssemblyFixture(typeof(OddMedia))]
