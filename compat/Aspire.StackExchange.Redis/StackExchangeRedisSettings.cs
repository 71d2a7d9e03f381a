namespace Aspire.StackExchange.Redis;

/// <summary>Settings of a Redis client, from <c>Aspire:StackExchange:Redis[:{name}]</c> and the connection string.</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>Example: <c>localhost:6379,password=…</c>.</summary>
    public string? ConnectionString { get; set; }

    public bool DisableHealthChecks { get; set; }
}
