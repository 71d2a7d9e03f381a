namespace ClassCast.Backends.Aws.Hosting;

/// <summary>
/// Looks at one kind of resource before the process does anything else. All checks run side by side; their problems stop the start, all of them in one message.
/// </summary>
internal interface IAwsStartupCheck
{
    /// <summary>What is looked at, for example <c>tables</c>.</summary>
    string Name { get; }

    /// <returns>
    /// One sentence for each thing that is wrong, which names the setting to change; empty when all is well. An exception of the SDK (unreachable, credentials)
    /// may pass: the caller of the checks explains it.
    /// </returns>
    Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken);
}
