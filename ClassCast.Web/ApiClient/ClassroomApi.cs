namespace ClassCast.Web.ApiClient;

/// <summary>The Api, by area, on behalf of whoever sent the current request.</summary>
public sealed class ClassroomApi(ApiTransport api)
{
    public AuthApi Auth { get; } = new(api);

    public AccountApi Account { get; } = new(api);

    public MultiFactorApi MultiFactor { get; } = new(api);

    public PrivacyApi Privacy { get; } = new(api);

    public CoursesApi Courses { get; } = new(api);

    public AssignmentsApi Assignments { get; } = new(api);

    public VideosApi Videos { get; } = new(api);

    public SubmissionsApi Submissions { get; } = new(api);

    public NotificationsApi Notifications { get; } = new(api);

    public AdminApi Admin { get; } = new(api);

    public InvitationsApi Invitations { get; } = new(api);

    public StaffApi Staff { get; } = new(api);
}
