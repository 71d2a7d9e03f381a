using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Passwords by id, and tokens that say what the account says.</summary>
public abstract class CredentialAuthorityContract : BackendTest
{
    private const string Password = "Correct-Horse-9";

    protected ICredentialAuthority Authority => Process.GetRequiredService<ICredentialAuthority>();

    [Fact]
    public async Task A_password_is_right_for_its_id_and_nothing_else_is()
    {
        var (mine, theirs) = (Ids.New(), Ids.New());
        await Authority.SetPasswordAsync(mine, Password, Cancellation);
        await Authority.SetPasswordAsync(theirs, "Another-Horse-9", Cancellation);

        Assert.True(await Authority.CheckPasswordAsync(mine, Password, Cancellation));
        Assert.False(await Authority.CheckPasswordAsync(mine, "Another-Horse-9", Cancellation));
        Assert.False(await Authority.CheckPasswordAsync(mine, "", Cancellation));
        Assert.False(await Authority.CheckPasswordAsync(Ids.New(), Password, Cancellation));
        Assert.False(await Authority.CheckPasswordAsync(null, Password, Cancellation));
    }

    [Fact]
    public async Task A_new_password_takes_the_place_of_the_old_one()
    {
        var id = Ids.New();
        await Authority.SetPasswordAsync(id, Password, Cancellation);

        await Authority.SetPasswordAsync(id, "Another-Horse-9", Cancellation);
        await Authority.SetPasswordAsync(id, "Another-Horse-9", Cancellation);

        Assert.False(await Authority.CheckPasswordAsync(id, Password, Cancellation));
        Assert.True(await Authority.CheckPasswordAsync(id, "Another-Horse-9", Cancellation));
    }

    [Fact]
    public async Task Without_an_entry_following_ending_and_removing_do_nothing_and_nobody_signs_in()
    {
        var account = AccountOf(Ids.New());

        await Authority.FollowAsync(account, Cancellation);
        await Authority.EndRenewalsAsync(account.UserId, Cancellation);
        await Authority.RemoveAsync(account.UserId, Cancellation);

        Assert.Null(await Authority.SignInAsync(account, Password, Session, Cancellation));
    }

    [Fact]
    public async Task A_removed_entry_is_gone_and_may_be_made_again()
    {
        var account = AccountOf(Ids.New());
        await Authority.SetPasswordAsync(account.UserId, Password, Cancellation);
        await Authority.RemoveAsync(account.UserId, Cancellation);

        Assert.False(await Authority.CheckPasswordAsync(account.UserId, Password, Cancellation));
        await Authority.SetPasswordAsync(account.UserId, Password, Cancellation);
        Assert.NotNull(await Authority.SignInAsync(account, Password, Session, Cancellation));
    }

    [Fact]
    public async Task Tokens_say_what_the_account_says_followed_or_not()
    {
        var account = AccountOf(Ids.New(), Groups.Students);
        await Authority.SetPasswordAsync(account.UserId, Password, Cancellation);
        var signedIn = await Authority.SignInAsync(account, Password, Session, Cancellation);
        var changed = account with { Email = $"{Ids.New()}@example.org", GivenName = "Grace", Groups = [Groups.Instructors, Groups.Admins] };

        var renewed = await Authority.RenewAsync(changed, Session, signedIn!.Renewal, Cancellation);

        AssertSays(account, signedIn);
        AssertSays(changed, renewed!);
    }

    [Fact]
    public async Task An_account_without_groups_has_tokens_without_groups()
    {
        var account = AccountOf(Ids.New(), Groups.Students);
        await Authority.SetPasswordAsync(account.UserId, Password, Cancellation);
        await Authority.FollowAsync(account, Cancellation);
        var none = account with { Groups = [] };
        await Authority.FollowAsync(none, Cancellation);

        AssertSays(none, (await Authority.SignInAsync(none, Password, Session, Cancellation))!);
    }

    [Fact]
    public async Task Processes_share_one_key_for_codes()
    {
        var other = (await Backend.StartProcessAsync()).GetRequiredService<ICredentialAuthority>();

        var key = await Authority.GetCodeKeyAsync(Cancellation);

        Assert.True(key.Length >= 32);
        Assert.Equal(key, await other.GetCodeKeyAsync(Cancellation));
    }

    protected static TokenSession Session { get; } = new(Ids.New(), new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));

    protected static AccountInfo AccountOf(string id, params IReadOnlyList<string> groups) =>
        new(id, $"{id}@example.org", "Ada", "Lovelace", IsConfirmed: true, IsEnabled: true, groups);

    protected static void AssertSays(AccountInfo account, IssuedTokens tokens)
    {
        var (access, id) = (new JsonWebToken(tokens.AccessToken), new JsonWebToken(tokens.IdToken));
        Assert.Equal((account.UserId, account.UserId), (access.GetClaim("username").Value, id.GetClaim("cognito:username").Value));
        Assert.Equal(
            (account.Email, account.GivenName, account.FamilyName),
            (id.GetClaim("email").Value, id.GetClaim("given_name").Value, id.GetClaim("family_name").Value));
        Assert.All([access, id], token => Assert.Equal(
            account.Groups.Order(), token.Claims.Where(claim => claim.Type == "cognito:groups").Select(claim => claim.Value).Order()));
    }
}
