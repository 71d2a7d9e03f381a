namespace Aspire.Hosting.ApplicationModel;

/// <summary>The snapshot of a resource of which nothing has been reported yet.</summary>
internal static class InitialSnapshot
{
    private const string Suffix = "Resource";

    public static CustomResourceSnapshot Of(IResource resource)
    {
        if (resource.TryGetLastAnnotation<ResourceSnapshotAnnotation>(out var given))
            return given.InitialSnapshot;
        var type = resource.GetType().Name;
        return new CustomResourceSnapshot
        {
            ResourceType = type.EndsWith(Suffix, StringComparison.Ordinal) ? type[..^Suffix.Length] : type,
            Properties = [],
            Relationships = [.. resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(r => new RelationshipSnapshot(r.Resource.Name, r.Type))],
        };
    }

    /// <summary>True when no later change can make the resource ready in this run.</summary>
    public static bool CannotBecomeReady(this CustomResourceSnapshot snapshot) =>
        snapshot.State is { Text: var state }
        && (state == KnownResourceStates.NotAvailable || KnownResourceStates.TerminalStates.Contains(state));
}
