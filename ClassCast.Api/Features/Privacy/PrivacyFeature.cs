using ClassCast.Api.Http;
using ClassCast.Core.Access;
using ClassCast.Core.Privacy;
using Microsoft.Extensions.Options;

namespace ClassCast.Api.Features.Privacy;

/// <summary>One's own data: who looked at it, how long it is kept, an archive of it, and its end.</summary>
public static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RetentionOptions>>().Value);
        services.AddSingleton<PersonalRegister>();
        services.AddSingleton<PersonalFiles>();
        services.AddSingleton<PersonalArchive>();
        services.AddSingleton<DataExports>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<ExportRequests>();
        services.AddSingleton<ErasureRequests>();
        services.AddHostedService<PersonalDataJob>();
        services.AddSingleton<RetentionSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionSweeper>());
        return services;
    }

    public static RouteGroupBuilder MapPrivacy(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Privacy");
        me.MapGet("/privacy", PrivacyEndpoints.GetAsync);
        me.MapGet("/accesses", PrivacyEndpoints.AccessesAsync);
        me.MapPost("/export", ExportEndpoints.RequestAsync);
        me.MapPost("/export/address", ExportEndpoints.AddressAsync);
        me.MapPost("/erase", ErasureEndpoints.EraseOwnAsync);
        api.MapPost("/admin/users/{userId}/erase", ErasureEndpoints.EraseUserAsync).RequireAuthorization(Permissions.UsersManage).WithTags("Privacy");
        api.MapGet("/erasure-receipts/{receiptId}", ErasureEndpoints.ReceiptAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Address)
            .WithTags("Privacy");
        return api;
    }
}
