using System.Text;
using Amazon.DynamoDBv2.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>One page of a partition: consistent in a table, eventually so in an index.</summary>
internal sealed class TableQueries(DynamoCalls dynamo, TableReader reader, CursorKey cursorKey)
{
    public async Task<Page<T>> QueryAsync<T>(Table<T> table, TableQuery query, CancellationToken cancellationToken) where T : Item
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, TableQuery.MaximumLimit, nameof(query));
        var target = reader.Table(table);
        var index = query.Index is { } name ? table.Index(name) : null;
        var sortKey = index is null ? table.SortKey : index.SortKey;
        var request = Request(target, index, sortKey, query);
        if (query.Cursor is { } cursor)
        {
            var position = QueryCursor.Decode(await cursorKey.GetAsync(cancellationToken), table.Name, query, cursor);
            request.ExclusiveStartKey = Position(target, index, query, position);
        }

        return query.Partition.Length == 0 || IsEmpty(query.Sort) ? new Page<T>([], null) : await ReadAsync(table, query, sortKey, request, cancellationToken);
    }

    /// <summary>Asks for one more than the page, which tells whether there is another; an answer ends at 1 MB, so it may take several.</summary>
    private async Task<Page<T>> ReadAsync<T>(Table<T> table, TableQuery query, string? sortKey, QueryRequest request, CancellationToken cancellationToken) where T : Item
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        do
        {
            request.Limit = query.Limit + 1 - items.Count;
            var answer = await dynamo.SendAsync(client => client.QueryAsync(request, cancellationToken), cancellationToken);
            items.AddRange(answer.Items ?? []);
            request.ExclusiveStartKey = answer.LastEvaluatedKey;
        }
        while (items.Count <= query.Limit && request.ExclusiveStartKey is { Count: > 0 });

        if (items.Count <= query.Limit)
        {
            return new Page<T>([.. items.Select(item => TableReader.Parse(table, item))], null);
        }

        var page = items[..query.Limit];
        var last = page[^1];
        var position = new QueryCursor(
            query.Index is null || sortKey is null ? "" : last[sortKey].S,
            last[table.PartitionKey].S,
            table.SortKey is { } sort ? last[sort].S : "");
        return new Page<T>(
            [.. page.Select(item => TableReader.Parse(table, item))],
            position.Encode(await cursorKey.GetAsync(cancellationToken), table.Name, query));
    }

    private static QueryRequest Request(AwsTable table, TableIndex? index, string? sortKey, TableQuery query)
    {
        var names = new ExpressionNames();
        var partition = $"{names.Name(index?.PartitionKey ?? table.Definition.PartitionKey)} = {names.Text(query.Partition)}";
        var condition = Conditions.Join(partition, Range(query.Sort, () => names.Name(sortKey ?? throw new ArgumentException(
            $"{table.Definition.Name} {index?.Name} has no sort key to take a range of.", nameof(query))), names));
        return new QueryRequest
        {
            TableName = table.Name,
            IndexName = index?.Name,
            ConsistentRead = index is null,
            ScanIndexForward = !query.Descending,
            KeyConditionExpression = condition,
            ExpressionAttributeNames = names.Names,
            ExpressionAttributeValues = names.Values,
        };
    }

    private static string? Range(SortRange range, Func<string> sort, ExpressionNames names) => range switch
    {
        // everything begins with nothing, and everything is above it: DynamoDB takes no empty key
        { Prefix: "" } or { From: null or "", To: null, Prefix: null } => range == SortRange.Everything ? null : Needs(sort),
        { Prefix: { } prefix } => $"begins_with({sort()}, {names.Text(prefix)})",
        { From: { Length: > 0 } from, To: { } to } => $"{sort()} BETWEEN {names.Text(from)} AND {names.Text(to)}",
        { From: { Length: > 0 } from } => $"{sort()} >= {names.Text(from)}",
        { To: { } to } => $"{sort()} <= {names.Text(to)}",
        _ => null,
    };

    /// <summary>A range of everything still needs a sort key, but no condition.</summary>
    private static string? Needs(Func<string> sort)
    {
        _ = sort();
        return null;
    }

    /// <summary>Nothing is at or below the empty key, or between bounds that are the wrong way round; DynamoDB refuses to be asked.</summary>
    private static bool IsEmpty(SortRange range) => range switch
    {
        { To: "" } => true,
        { From: { } from, To: { } to } => Encoding.UTF8.GetBytes(from).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(to)) > 0,
        _ => false,
    };

    private static Dictionary<string, AttributeValue> Position(AwsTable table, TableIndex? index, TableQuery query, QueryCursor cursor)
    {
        var key = table.Key(new ItemKey(cursor.Partition, table.Definition.SortKey is null ? null : cursor.Sort));
        if (index is not null)
        {
            key[index.PartitionKey] = new AttributeValue { S = query.Partition };
            if (index.SortKey is { } sort)
            {
                key[sort] = new AttributeValue { S = cursor.IndexSort };
            }
        }

        return key;
    }
}
