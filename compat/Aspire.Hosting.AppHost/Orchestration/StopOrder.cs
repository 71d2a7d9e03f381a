using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>In which order resources stop: whoever uses another stops before it.</summary>
internal static class StopOrder
{
    /// <summary>Groups of resources; a group is stopped together, when the one before it has ended.</summary>
    public static List<IResource[]> Groups(IEnumerable<IResource> resources)
    {
        var remaining = resources.ToList();
        var groups = new List<IResource[]>();
        while (remaining.Count > 0)
        {
            var unused = remaining.Where(resource => !remaining.Exists(other => other != resource && Uses(other).Contains(resource))).ToArray();
            // references, unlike waits, may go in circles: then the rest stops together
            if (unused.Length == 0)
                unused = [.. remaining];
            groups.Add(unused);
            remaining.RemoveAll(unused.Contains);
        }
        return groups;
    }

    private static IEnumerable<IResource> Uses(IResource resource) =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(relationship => relationship.Resource);
}
