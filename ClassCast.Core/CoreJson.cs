using System.Text.Json;
using System.Text.Json.Serialization;
using ClassCast.Core.Assignments;
using ClassCast.Core.Audit;
using ClassCast.Core.Courses;
using ClassCast.Core.Http;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Pictures;
using ClassCast.Core.Privacy;
using ClassCast.Core.Submissions;
using ClassCast.Core.Videos;

namespace ClassCast.Core;

/// <summary>JSON of everything that is stored or sent between processes.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(TeachingRequest))]
[JsonSerializable(typeof(Invitation))]
[JsonSerializable(typeof(Course))]
[JsonSerializable(typeof(Section))]
[JsonSerializable(typeof(SeatCount))]
[JsonSerializable(typeof(Enrollment))]
[JsonSerializable(typeof(Assignment))]
[JsonSerializable(typeof(AssignmentCount))]
[JsonSerializable(typeof(Video))]
[JsonSerializable(typeof(Submission))]
[JsonSerializable(typeof(Grade))]
[JsonSerializable(typeof(Notification))]
[JsonSerializable(typeof(NotificationMark))]
[JsonSerializable(typeof(NotificationPreferences))]
[JsonSerializable(typeof(NotificationDigest))]
[JsonSerializable(typeof(Connection))]
[JsonSerializable(typeof(IdempotencyRecord))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(DataRequest))]
[JsonSerializable(typeof(Picture))]
[JsonSerializable(typeof(PreparePicture))]
[JsonSerializable(typeof(ProcessVideo))]
[JsonSerializable(typeof(HandlePersonalData))]
[JsonSerializable(typeof(NotifyPublished))]
[JsonSerializable(typeof(MailNotice))]
[JsonSerializable(typeof(VideoChanged))]
[JsonSerializable(typeof(PictureChanged))]
[JsonSerializable(typeof(GradeReleased))]
[JsonSerializable(typeof(NotificationCreated))]
[JsonSerializable(typeof(AccountChanged))]
[JsonSerializable(typeof(SessionsEnded))]
public sealed partial class CoreJson : JsonSerializerContext;
