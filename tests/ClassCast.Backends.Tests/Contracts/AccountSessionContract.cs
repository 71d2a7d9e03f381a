using ClassCast.Core.Audit;
using ClassCast.Core.Ports;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Where somebody is signed in, and the end of it.</summary>
public abstract class AccountSessionContract : IdentityTest
{
    private readonly string email = NewEmail();

    [Fact]
    public async Task An_access_token_names_its_session_also_after_it_was_renewed()
    {
        var account = await NewConfirmedAsync(email);
        var signedIn = await SignInAsync(email);
        var renewed = await Identity.RefreshAsync(signedIn.RefreshToken, Cancellation);

        var session = await Identity.Sessions.FindOpenAsync(SessionOf(renewed), Cancellation);

        Assert.Equal(SessionOf(signedIn), session?.SessionId);
        Assert.Equal(account.UserId, session?.UserId);
    }

    [Fact]
    public async Task The_list_has_what_is_open_and_from_where_it_was_used()
    {
        var account = await NewConfirmedAsync(email);
        var (here, there, gone) = (await SignInAsync(email), await SignInAsync(email), await SignInAsync(email));
        await Identity.SignOutAsync(gone.RefreshToken, Cancellation);
        await Identity.Sessions.NoteAsync(SessionOf(here), new SessionUse("192.0.2.7", "Firefox on Windows"), Cancellation);

        var open = await Identity.Sessions.ListAsync(account.UserId, Cancellation);

        Assert.Equal(new[] { SessionOf(here), SessionOf(there) }.Order(), open.Select(session => session.SessionId).Order());
        var used = Assert.Single(open, session => session.SessionId == SessionOf(here));
        Assert.Equal(("192.0.2.7", "Firefox on Windows"), (used.Address, used.Device));
        Assert.Empty(await Identity.Sessions.ListAsync("nobody", Cancellation));
    }

    [Fact]
    public async Task A_session_ends_once_for_its_owner_and_for_nobody_else()
    {
        var account = await NewConfirmedAsync(email);
        var other = await NewConfirmedAsync(NewEmail());
        var (ended, kept) = (await SignInAsync(email), await SignInAsync(email));

        Assert.False(await EndAsync(other, ended));
        Assert.True(await EndAsync(account, ended));
        Assert.False(await EndAsync(account, ended));

        Assert.Null(await Identity.Sessions.FindOpenAsync(SessionOf(ended), Cancellation));
        Assert.Null(await Identity.Sessions.NoteAsync(SessionOf(ended), new SessionUse("192.0.2.7", null), Cancellation));
        await RefusedAsync(IdentityError.InvalidToken, () => Identity.RefreshAsync(ended.RefreshToken, Cancellation));
        Assert.NotEmpty((await Identity.RefreshAsync(kept.RefreshToken, Cancellation)).AccessToken);
    }

    [Fact]
    public async Task All_end_for_whoever_has_one_of_them()
    {
        var account = await NewConfirmedAsync(email);
        var (here, there) = (await SignInAsync(email), await SignInAsync(email));

        Assert.Equal(account.UserId, await Identity.Sessions.EndAllAsync(here.RefreshToken, Cancellation));

        Assert.Null(await Identity.Sessions.FindOpenAsync(SessionOf(here), Cancellation));
        Assert.Null(await Identity.Sessions.FindOpenAsync(SessionOf(there), Cancellation));
        await RefusedAsync(IdentityError.InvalidToken, () => Identity.Sessions.EndAllAsync(here.RefreshToken, Cancellation));
    }

    private static string SessionOf(SignInResult signedIn) => new JsonWebToken(signedIn.AccessToken).GetClaim("origin_jti").Value;

    private Task<bool> EndAsync(AccountInfo owner, SignInResult session) =>
        Identity.Sessions.EndAsync(owner.UserId, SessionOf(session), AuditEvents.SessionEnded(owner.UserId, owner.UserId, reason: null, TimeProvider.System), Cancellation);
}
