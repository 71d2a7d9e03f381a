using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ClassCast.Core;
using ClassCast.Core.Ports;
using Condition = ClassCast.Core.Ports.Condition;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>
/// One write as DynamoDB's requests. A put whose condition leaves open which version is stored is pinned to the one that was read just before, because a
/// put can write a version but cannot count one up.
/// </summary>
internal sealed class PreparedWrite
{
    private readonly AwsTable table;
    private readonly TransactionWrite write;
    private long storedVersion;

    public PreparedWrite(AwsTable table, TransactionWrite write)
    {
        this.table = table;
        this.write = write;
        if (write is PutWrite put)
        {
            storedVersion = put.Condition is null ? put.ReadVersion : Conditions.ImpliedVersion(put.Condition) ?? 0;
            NeedsStoredVersion = put.Condition is not null && Conditions.ImpliedVersion(put.Condition) is null;
            Read(put);
        }
        else if (write is UpdateWrite update)
        {
            table.Definition.Validate(update.Update);
        }

        Key = write is PutWrite ? table.KeyOf(Item) : write.ExplicitKey!.Value;
        table.Definition.Validate(Key);
        if (Bytes > ItemTooLargeException.MaximumBytes)
        {
            throw new ItemTooLargeException(table.Definition.Name, Key, Bytes);
        }
    }

    public ItemKey Key { get; }

    public AwsTable Table => table;

    public WriteKind Kind => write switch
    {
        PutWrite => WriteKind.Put,
        UpdateWrite => WriteKind.Update,
        DeleteWrite => WriteKind.Delete,
        _ => WriteKind.Check,
    };

    /// <summary>Of a put's JSON.</summary>
    public int Bytes { get; private set; }

    /// <summary>What a put will have stored.</summary>
    public long Version => write is PutWrite put ? Math.Max(storedVersion, put.ReadVersion) + 1 : 0;

    /// <summary>To be pinned (<see cref="Pin"/>) before it is sent.</summary>
    public bool NeedsStoredVersion { get; }

    /// <summary>Stored with the item.</summary>
    public string WriteId { get; } = Ids.New();

    /// <summary>Sent twice it does the same as sent once, or is recognised by its <see cref="WriteId"/>: it needs no transaction to survive a lost answer.</summary>
    public bool IsRepeatable => write switch
    {
        PutWrite => true,
        UpdateWrite update => update.Update.Adds.Count == 0,
        DeleteWrite delete => delete.Condition is null or Condition.AlwaysCondition,
        _ => false,
    };

    private Dictionary<string, AttributeValue> Item { get; set; } = [];

    public void Pin(long version) => storedVersion = version;

    /// <summary>Whether its condition failed only because somebody wrote after it was pinned.</summary>
    public bool IsOvertaken(Dictionary<string, AttributeValue>? stored) => NeedsStoredVersion && AttributeMap.VersionOf(stored) != storedVersion;

    public ConditionFailedException Failed(int position) => new(table.Definition.Name, Key, position);

    public PutItemRequest ToPut()
    {
        var put = ToTransactItem().Put;
        return new PutItemRequest
        {
            TableName = put.TableName,
            Item = put.Item,
            ConditionExpression = put.ConditionExpression,
            ExpressionAttributeNames = put.ExpressionAttributeNames,
            ExpressionAttributeValues = put.ExpressionAttributeValues,
            ReturnValuesOnConditionCheckFailure = put.ReturnValuesOnConditionCheckFailure,
        };
    }

    public UpdateItemRequest ToUpdate()
    {
        var update = ToTransactItem().Update;
        return new UpdateItemRequest
        {
            TableName = update.TableName,
            Key = update.Key,
            UpdateExpression = update.UpdateExpression,
            ConditionExpression = update.ConditionExpression,
            ExpressionAttributeNames = update.ExpressionAttributeNames,
            ExpressionAttributeValues = update.ExpressionAttributeValues,
            ReturnValues = ReturnValue.ALL_NEW,
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
    }

    public TransactWriteItem ToTransactItem()
    {
        var names = new ExpressionNames();
        return write switch
        {
            PutWrite put => ToPut(put, names),
            UpdateWrite update => ToUpdate(update, names),
            DeleteWrite delete => ToDelete(delete, names),
            CheckWrite check => ToCheck(check, names),
            _ => throw new NotSupportedException($"Unknown write {write.GetType().Name}."),
        };
    }

    private void Read(PutWrite put)
    {
        var json = put.ToJson(Version);
        Bytes = json.Length;
        Item = AttributeMap.FromJson(json);
    }

    private TransactWriteItem ToPut(PutWrite put, ExpressionNames names)
    {
        var condition = put.Condition is null ? null : Conditions.Compile(put.Condition, table.Definition, names);
        if (put.Condition is null || NeedsStoredVersion)
        {
            condition = Conditions.Join(condition, IsStored(storedVersion, names));
        }

        return new TransactWriteItem
        {
            Put = new Put
            {
                TableName = table.Name,
                Item = new Dictionary<string, AttributeValue>(Item, StringComparer.Ordinal)
                {
                    [Core.Ports.Item.VersionAttribute] = new() { N = $"{Version}" },
                    [AttributeMap.WriteId] = new() { S = WriteId },
                },
                ConditionExpression = condition,
                ExpressionAttributeNames = names.Names,
                ExpressionAttributeValues = names.Values,
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            },
        };
    }

    private TransactWriteItem ToUpdate(UpdateWrite update, ExpressionNames names)
    {
        var sets = update.Update.Sets.Where(set => set.Value is not null).Select(set => $"{names.Name(set.Key)} = {names.Text(set.Value!)}");
        var removes = update.Update.Sets.Where(set => set.Value is null).Select(set => names.Name(set.Key));
        var adds = update.Update.Adds.Select(add => $"{names.Name(add.Key)} {names.Number(add.Value)}");
        string[] clauses =
        [
            "SET " + string.Join(", ", [$"{names.Name(AttributeMap.WriteId)} = {names.Text(WriteId)}", .. sets]),
            "ADD " + string.Join(", ", [$"{names.Name(Core.Ports.Item.VersionAttribute)} {names.Number(1)}", .. adds]),
            .. removes.Any() ? ["REMOVE " + string.Join(", ", removes)] : Array.Empty<string>(),
        ];
        return new TransactWriteItem
        {
            Update = new Amazon.DynamoDBv2.Model.Update
            {
                TableName = table.Name,
                Key = table.Key(Key),
                UpdateExpression = string.Join(' ', clauses),
                ConditionExpression = Conditions.Join(
                    Conditions.Compile(Condition.Exists, table.Definition, names),
                    update.Condition is null ? null : Conditions.Compile(update.Condition, table.Definition, names)),
                ExpressionAttributeNames = names.Names,
                ExpressionAttributeValues = names.Values,
            },
        };
    }

    private TransactWriteItem ToDelete(DeleteWrite delete, ExpressionNames names) => new()
    {
        Delete = new Delete
        {
            TableName = table.Name,
            Key = table.Key(Key),
            ConditionExpression = delete.Condition is null ? null : Conditions.Compile(delete.Condition, table.Definition, names),
            ExpressionAttributeNames = names.Names,
            ExpressionAttributeValues = names.Values,
        },
    };

    private TransactWriteItem ToCheck(CheckWrite check, ExpressionNames names) => new()
    {
        ConditionCheck = new ConditionCheck
        {
            TableName = table.Name,
            Key = table.Key(Key),
            // a check needs a condition; of "always" this is one
            ConditionExpression = Conditions.Compile(check.RequiredCondition, table.Definition, names)
                ?? $"attribute_exists({names.Name(table.Definition.PartitionKey)}) OR attribute_not_exists({names.Name(table.Definition.PartitionKey)})",
            ExpressionAttributeNames = names.Names,
            ExpressionAttributeValues = names.Values,
        },
    };

    private string IsStored(long version, ExpressionNames names) =>
        version == 0 ? Conditions.Compile(Condition.NotExists, table.Definition, names)! : Conditions.VersionIs(version, names);
}

internal enum WriteKind
{
    Put,
    Update,
    Delete,
    Check,
}
