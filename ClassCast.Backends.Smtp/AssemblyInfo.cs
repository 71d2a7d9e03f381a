using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ClassCast.Backends.Tests")]
