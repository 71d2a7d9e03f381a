using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ClassCast.Backends.Tests")]
[assembly: InternalsVisibleTo("ClassCast.Infra.Tests")]
[assembly: InternalsVisibleTo("ClassCast.Backends.Tests.Writer")]
