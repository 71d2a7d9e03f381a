using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ClassCast.Backends.Tests")]
[assembly: InternalsVisibleTo("ClassCast.Core.Tests")]
