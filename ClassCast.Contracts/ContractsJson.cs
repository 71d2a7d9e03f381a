using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClassCast.Contracts;

/// <summary>JSON of the HTTP API: camel case, enums by name, times ISO-8601.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SignUpRequest))]
[JsonSerializable(typeof(ConfirmRequest))]
[JsonSerializable(typeof(ResendCodeRequest))]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(RefreshTokenRequest))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(MeResponse))]
[JsonSerializable(typeof(ListResponse<MailboxMessage>))]
[JsonSerializable(typeof(CourseRequest))]
[JsonSerializable(typeof(CourseResponse))]
[JsonSerializable(typeof(ListResponse<CourseResponse>))]
[JsonSerializable(typeof(SectionRequest))]
[JsonSerializable(typeof(SectionResponse))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(JoinResponse))]
[JsonSerializable(typeof(ListResponse<RosterEntry>))]
[JsonSerializable(typeof(AssignmentRequest))]
[JsonSerializable(typeof(AssignmentResponse))]
[JsonSerializable(typeof(ListResponse<AssignmentResponse>))]
[JsonSerializable(typeof(StartUploadRequest))]
[JsonSerializable(typeof(UploadResponse))]
[JsonSerializable(typeof(PartAddressesRequest))]
[JsonSerializable(typeof(ConfirmUploadRequest))]
[JsonSerializable(typeof(ReceiptResponse))]
[JsonSerializable(typeof(VideoResponse))]
[JsonSerializable(typeof(SubmissionResponse))]
[JsonSerializable(typeof(ListResponse<SubmissionListItem>))]
[JsonSerializable(typeof(GradeRequest))]
[JsonSerializable(typeof(GradeResponse))]
[JsonSerializable(typeof(ListResponse<NotificationResponse>))]
[JsonSerializable(typeof(LiveEnvelope))]
public sealed partial class ContractsJson : JsonSerializerContext;
