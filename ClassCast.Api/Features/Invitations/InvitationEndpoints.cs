using System.ComponentModel;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Access;
using ClassCast.Core.Http;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ClassCast.Api.Features.Invitations;

/// <summary>Invitations to teach: made by administrators, opened by who reads the mail.</summary>
public static class InvitationEndpoints
{
    public static IServiceCollection AddInvitations(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).Validate(site => site.IsValid, SiteOptions.Invalid).ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SiteOptions>>().Value);
        return services.AddSingleton<InvitationWriter>().AddScoped<InvitationAcceptance>();
    }

    public static RouteGroupBuilder MapInvitations(this RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin/invitations").RequireAuthorization(Permissions.InstructorsAdmit).WithTags("Admin");
        admin.MapGet("", ListAsync);
        admin.MapPost("", InviteAsync);
        admin.MapPost("/{invitationId}/send-again", SendAgainAsync);
        admin.MapPost("/{invitationId}/revoke", RevokeAsync);

        var invited = api.MapGroup("/invitations").WithTags("Invitations");
        invited.MapPost("/look", LookAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Codes);
        invited.MapPost("/sign-up", SignUpAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Codes);
        invited.MapPost("/accept", AcceptAsync);
        return api;
    }

    /// <summary>Those that are open or have ended, then the accepted, then the revoked; of each the newest first.</summary>
    public static async Task<Ok<ListResponse<InvitationResponse>>> ListAsync(
        [AsParameters] ListQuery list, [Description("Of this status only.")] InvitationStatus? status, ITableStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var stretches = Enum.GetValues<InvitationState>()
            .Select(state => new Stretch<Invitation>(
                state.ToString(),
                new TableQuery(state.ToString()) { Index = "state-index", Descending = true },
                invitation => status is null || StatusOf(invitation, now) == status))
            .ToList();
        var page = await store.QueryChainAsync(TableCatalog.Invitations, stretches, list.ValidCursor(), list.ValidLimit(), cancellationToken);
        return TypedResults.Ok(new ListResponse<InvitationResponse>(await DescribeAsync(store, page.Items, now, cancellationToken), page.NextCursor));
    }

    /// <summary>Mails a link that makes its reader an instructor. It works once, for 14 days.</summary>
    public static async Task<Created<InvitationResponse>> InviteAsync(
        InvitationRequest request, CurrentUser admin, InvitationWriter writer, ITableStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var invitation = await writer.InviteAsync(request.Email, admin.UserId, cancellationToken);
        return TypedResults.Created("/api/admin/invitations", (await DescribeAsync(store, [invitation], time.GetUtcNow(), cancellationToken))[0]);
    }

    /// <summary>Mails a new link; those before no longer work.</summary>
    public static async Task<Ok<InvitationResponse>> SendAgainAsync(
        string invitationId, CurrentUser admin, InvitationWriter writer, ITableStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var invitation = await writer.SendAgainAsync(invitationId, admin.UserId, cancellationToken);
        return TypedResults.Ok((await DescribeAsync(store, [invitation], time.GetUtcNow(), cancellationToken))[0]);
    }

    /// <summary>Ends an invitation that was not accepted. Again is fine.</summary>
    public static async Task<Ok<InvitationResponse>> RevokeAsync(
        string invitationId, CurrentUser admin, InvitationWriter writer, ITableStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var invitation = await writer.RevokeAsync(invitationId, admin.UserId, cancellationToken);
        return TypedResults.Ok((await DescribeAsync(store, [invitation], time.GetUtcNow(), cancellationToken))[0]);
    }

    /// <summary>Whom the link is for. Nothing is used up.</summary>
    public static async Task<Ok<InvitationLookResponse>> LookAsync(InvitationTokenRequest request, InvitationAcceptance acceptance, CancellationToken cancellationToken)
    {
        var invitation = await acceptance.FindOpenAsync(request.Token, cancellationToken);
        return TypedResults.Ok(new InvitationLookResponse(invitation.Email, invitation.EndsAt));
    }

    /// <summary>Makes an account of the invited address, an instructor's. The link is used up.</summary>
    public static async Task<NoContent> SignUpAsync(InvitationSignUpRequest request, InvitationAcceptance acceptance, CancellationToken cancellationToken)
    {
        await acceptance.SignUpAsync(request, cancellationToken);
        UserActivity.Record(UserActivity.SignedUp);
        return TypedResults.NoContent();
    }

    /// <summary>Makes who is signed in with the invited address an instructor, from their next token. The link is used up.</summary>
    public static async Task<NoContent> AcceptAsync(InvitationTokenRequest request, CurrentUser user, InvitationAcceptance acceptance, CancellationToken cancellationToken)
    {
        await acceptance.AcceptAsync(request.Token, user.UserId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static InvitationStatus StatusOf(Invitation invitation, DateTimeOffset now) => invitation.State switch
    {
        InvitationState.Accepted => InvitationStatus.Accepted,
        InvitationState.Revoked => InvitationStatus.Revoked,
        _ => InvitationRules.IsOpen(invitation, now) ? InvitationStatus.Open : InvitationStatus.Expired,
    };

    private static async Task<List<InvitationResponse>> DescribeAsync(
        ITableStore store, IReadOnlyList<Invitation> invitations, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = invitations.SelectMany(invitation => new[] { invitation.InvitedBy, invitation.AcceptedBy }).OfType<string>();
        var users = await store.GetByIdAsync(TableCatalog.Users, ids, user => user.UserId, cancellationToken);
        string NameOf(string userId) => users.GetValueOrDefault(userId)?.DisplayName() ?? "";
        return
        [
            .. invitations.Select(invitation => new InvitationResponse(
                invitation.InvitationId,
                invitation.Email,
                StatusOf(invitation, now),
                NameOf(invitation.InvitedBy),
                invitation.SentAt,
                invitation.EndsAt,
                invitation.AcceptedBy,
                invitation.AcceptedBy is { } accepted ? NameOf(accepted) : null,
                invitation.AcceptedAt)),
        ];
    }
}
