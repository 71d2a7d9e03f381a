using ClassCast.Contracts;
using ClassCast.Web.ApiClient;

namespace ClassCast.Web.Session;

/// <summary>Who is looking at the page, asked once per request, so that a new role or an unread notice shows at the next click.</summary>
public sealed class CurrentUser(ClassroomApi api, IHttpContextAccessor context)
{
    private Task<ApiResult<MeResponse>>? me;

    public bool IsSignedIn => context.HttpContext?.User.Identity?.IsAuthenticated == true;

    /// <summary>For pages that need it: any problem becomes the page.</summary>
    public async Task<MeResponse> GetAsync() => (await AskAsync()).OrThrow();

    /// <summary>For the frame around pages, which must also stand around the page that says what is wrong.</summary>
    public async Task<MeResponse?> TryGetAsync() => IsSignedIn ? (await AskAsync()).Value : null;

    private Task<ApiResult<MeResponse>> AskAsync() => me ??= api.Auth.MeAsync(context.HttpContext?.RequestAborted ?? CancellationToken.None);
}
