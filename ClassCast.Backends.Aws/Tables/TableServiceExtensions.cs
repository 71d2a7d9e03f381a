using Amazon.DynamoDBv2;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Aws.Tables;

internal static class TableServiceExtensions
{
    public static IServiceCollection AddAwsTables(this IServiceCollection services)
    {
        services.AddSingleton<IAmazonDynamoDB>(provider => new AmazonDynamoDBClient(provider.GetRequiredService<AwsClients>().Configure(new AmazonDynamoDBConfig())));
        services.AddSingleton<DynamoCalls>();
        services.AddSingleton<BatchWrites>();
        services.AddSingleton<TableReader>();
        services.AddSingleton<TableQueries>();
        services.AddSingleton<TableWriter>();
        services.AddSingleton<CursorKey>();
        services.AddSingleton<ITableStore, AwsTableStore>();
        services.AddSingleton<ITableArchive, AwsTableArchive>();
        services.AddSingleton<IAwsStartupCheck, TablesCheck>();
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage");
        return services;
    }
}
