using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>The whole application, running, with the demo classroom in it; on which backend only its fixture knows.</summary>
public interface IClassroom
{
    SampleMedia Media { get; }

    Uri WebAddress { get; }

    Uri ApiAddress { get; }

    HttpClient CreateApiClient();

    /// <summary>The code that confirms a new account: where this classroom's mail goes, or null when it has not arrived.</summary>
    Task<string?> FindCodeAsync(string email, CancellationToken cancellationToken);
}
