using System.Text.Json;
using ClassCast.Core;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Notifications;

/// <summary>Whether a live notice is of a kind that its reader has switched off.</summary>
public sealed partial class HiddenNotices(ITableStore store, ILogger<HiddenNotices> logger)
{
    /// <summary>One read; when that fails, the notice is shown: it is no secret from its reader.</summary>
    public async Task<bool> IsHiddenAsync(LiveEvent created, CancellationToken cancellationToken)
    {
        try
        {
            return created.Data.Deserialize(CoreJson.Default.NotificationCreated) is { } notice
                && Enum.TryParse<NotificationType>(notice.Type, out var type)
                && NoticeKinds.Of(type) is not null
                && await store.GetAsync(TableCatalog.NotificationPreferences, created.UserId, cancellationToken) is { } preferences
                && !preferences.Shows(type);
        }
        catch (StorageUnavailableException exception)
        {
            LogUnknown(exception, created.UserId);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {UserId} wants to see cannot be read now; a live notice is shown")]
    private partial void LogUnknown(Exception exception, string userId);
}
