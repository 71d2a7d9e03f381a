using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Refresh tokens over weeks.</summary>
public abstract class SessionContract : IdentityTest
{
    private readonly string email = NewEmail();

    [Fact]
    public async Task A_token_used_again_within_thirty_seconds_gives_tokens_of_the_same_family()
    {
        var first = await StartAsync();
        var second = await Identity.RefreshAsync(first.RefreshToken, Cancellation);
        await Backend.ElapseAsync(TimeSpan.FromSeconds(30));

        var again = await Identity.RefreshAsync(first.RefreshToken, Cancellation);

        await Identity.RefreshAsync(second.RefreshToken, Cancellation);
        await Identity.SignOutAsync(again.RefreshToken, Cancellation);
        await EndedAsync(second.RefreshToken); // one family: the sign-out ended it
    }

    [Fact]
    public async Task A_token_used_again_later_revokes_its_whole_family_and_no_other()
    {
        var stolen = await StartAsync();
        var other = await StartAsync();
        var current = await Identity.RefreshAsync(stolen.RefreshToken, Cancellation);
        await Backend.ElapseAsync(TimeSpan.FromSeconds(31));

        await EndedAsync(stolen.RefreshToken);

        await EndedAsync(current.RefreshToken);
        Assert.NotEmpty((await Identity.RefreshAsync(other.RefreshToken, Cancellation)).AccessToken);
    }

    [Fact]
    public async Task A_token_of_many_rotations_ago_is_still_noticed()
    {
        var first = await StartAsync();
        var latest = first;
        for (var i = 0; i < 5; i++)
        {
            await Backend.ElapseAsync(TimeSpan.FromHours(1));
            latest = await Identity.RefreshAsync(latest.RefreshToken, Cancellation);
        }

        await EndedAsync(first.RefreshToken);
        await EndedAsync(latest.RefreshToken);
    }

    [Fact]
    public async Task A_session_lasts_thirty_days_from_its_last_use()
    {
        var first = await StartAsync();
        await Backend.ElapseAsync(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        var second = await Identity.RefreshAsync(first.RefreshToken, Cancellation);

        await Backend.ElapseAsync(TimeSpan.FromDays(30));

        await EndedAsync(second.RefreshToken);
    }

    private async Task<SignInResult> StartAsync()
    {
        await NewConfirmedAsync(email);
        return await SignInAsync(email);
    }

    private Task EndedAsync(string token) => RefusedAsync(IdentityError.InvalidToken, () => Identity.RefreshAsync(token, Cancellation));
}
