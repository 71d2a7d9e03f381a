using System.Text.Json;
using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Accounts, passwords, codes and tokens.</summary>
public abstract class IdentityProviderContract : IdentityTest
{
    [Fact]
    public async Task A_person_signs_up_confirms_and_signs_in_with_any_spelling_of_the_address()
    {
        var email = NewEmail();
        var code = await SignUpAsync($"  {email.ToUpperInvariant()} ");

        var confirmed = await Identity.ConfirmAsync(email, code, Cancellation);
        var signedIn = await SignInAsync(email.ToUpperInvariant());

        Assert.True(Ids.IsValid(confirmed.UserId));
        Assert.Equal(
            (email, "Ada", "Lovelace", true, true),
            (confirmed.Email, confirmed.GivenName, confirmed.FamilyName, confirmed.IsConfirmed, confirmed.IsEnabled));
        Assert.Equivalent(confirmed, signedIn.Account);
        Assert.Equivalent(confirmed, await Identity.FindAsync(email, Cancellation));
    }

    [Fact]
    public async Task Tokens_carry_the_agreed_claims_and_verify_with_the_published_keys()
    {
        var email = NewEmail();
        var account = await NewConfirmedAsync(email, Groups.Instructors);

        var signedIn = await SignInAsync(email);

        var (access, id) = (await VerifyAsync(signedIn.AccessToken), await VerifyAsync(signedIn.IdToken));
        Assert.Equal((account.UserId, "access"), (access.GetClaim("username").Value, access.GetClaim("token_use").Value));
        Assert.DoesNotContain(access.Claims, claim => claim.Type is "aud" or "email");
        Assert.Equal((account.UserId, "id", email), (id.GetClaim("cognito:username").Value, id.GetClaim("token_use").Value, id.GetClaim("email").Value));
        Assert.Equal(access.Subject, id.Subject);
        Assert.Equal(("Ada", "Lovelace"), (id.GetClaim("given_name").Value, id.GetClaim("family_name").Value));
        Assert.All([access, id], token => Assert.Equal([Groups.Instructors], GroupsOf(token)));
        Assert.NotEqual(access.Id, id.Id);
        Assert.Equal(TimeSpan.FromHours(1), access.ValidTo - access.IssuedAt);
        Assert.Equal(access.ValidTo, signedIn.AccessTokenExpiresAt.UtcDateTime);
    }

    [Fact]
    public async Task The_key_set_has_public_keys_only()
    {
        using var document = JsonDocument.Parse(await Identity.GetKeySetAsync(Cancellation));

        var keys = document.RootElement.GetProperty("keys").EnumerateArray().ToList();

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Empty(key.EnumerateObject().Select(member => member.Name).Intersect(["d", "p", "q", "k"])));
        Assert.All(keys, key => Assert.NotEmpty(key.GetProperty("kid").GetString()!));
    }

    [Fact]
    public async Task An_unconfirmed_account_is_told_so_only_by_its_password()
    {
        var email = NewEmail();
        await SignUpAsync(email);

        await RefusedAsync(IdentityError.NotConfirmed, () => SignInAsync(email));
        await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email, "Wrong-Horse-9"));
        Assert.False((await Identity.FindAsync(email, Cancellation))!.IsConfirmed);
    }

    [Theory]
    [InlineData("Short-1")]
    [InlineData("no-upper-case-1")]
    [InlineData("No-Digit-Here")]
    [InlineData("NoSymbol123")]
    public async Task A_weak_password_is_refused_with_what_it_lacks(string password)
    {
        var email = NewEmail();

        var refusal = await RefusedAsync(IdentityError.WeakPassword, () => Identity.SignUpAsync(AccountOf(email, password), Cancellation));
        await RefusedAsync(IdentityError.WeakPassword, () => Identity.CreateConfirmedAsync(AccountOf(email, password), [], Cancellation));

        Assert.StartsWith("The password needs ", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await Identity.FindAsync(email, Cancellation));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var email = NewEmail();
        var code = await SignUpAsync(email);
        await Identity.ConfirmAsync(email, code, Cancellation);

        await RefusedAsync(IdentityError.CodeMismatch, () => Identity.ConfirmAsync(email, code, Cancellation));
    }

    [Fact]
    public async Task Five_wrong_codes_spend_the_right_one_and_a_new_one_works()
    {
        var email = NewEmail();
        var code = await SignUpAsync(email);
        for (var i = 0; i < 5; i++)
        {
            await RefusedAsync(IdentityError.CodeMismatch, () => Identity.ConfirmAsync(email, Other(code), Cancellation));
        }

        await RefusedAsync(IdentityError.TooManyAttempts, () => Identity.ConfirmAsync(email, code, Cancellation));
        await Identity.ResendCodeAsync(email, Cancellation);
        var fresh = Assert.Single(await CodesAsync(email, 2), other => other != code);
        Assert.True((await Identity.ConfirmAsync(email, fresh, Cancellation)).IsConfirmed);
    }

    [Fact]
    public async Task Signing_up_with_a_taken_address_answers_the_same_tells_its_owner_and_changes_nothing()
    {
        var email = NewEmail();
        await NewConfirmedAsync(email);

        await Identity.SignUpAsync(AccountOf(email, "Attackers-Choice-1"), Cancellation);

        var notice = Assert.Single(await MailsAsync(email, 1));
        Assert.Contains("already have", notice, StringComparison.Ordinal);
        Assert.Empty(await CodesAsync(email));
        await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email, "Attackers-Choice-1"));
        Assert.Equal(email, (await SignInAsync(email)).Account.Email);
    }

    [Fact]
    public async Task Answers_do_not_tell_whether_an_account_exists()
    {
        var (known, pending, unknown) = (NewEmail(), NewEmail(), NewEmail());
        await NewConfirmedAsync(known);
        var code = await SignUpAsync(pending);
        var refusals = new List<(IdentityError, string)[]>();
        foreach (var email in new[] { known, pending, unknown })
        {
            await Identity.ResendCodeAsync(email, Cancellation);
            var answers = new List<(IdentityError, string)>();
            for (var i = 0; i < 6; i++)
            {
                answers.Add(await AnswerAsync(() => Identity.ConfirmAsync(email, Other(code), Cancellation)));
            }

            for (var i = 0; i < 6; i++)
            {
                answers.Add(await AnswerAsync(() => SignInAsync(email, "Wrong-Horse-9", $"192.0.2.{refusals.Count + 10}")));
            }

            refusals.Add([.. answers]);
        }

        Assert.Equal(refusals[0], refusals[2]);
        Assert.Equal(refusals[1], refusals[2]);
        Assert.Equal(IdentityError.TooManyAttempts, refusals[2][5].Item1);
        Assert.Equal(IdentityError.TooManyAttempts, refusals[2][11].Item1);
    }

    [Fact]
    public async Task Refreshing_gives_new_tokens_of_the_account_as_it_is_now()
    {
        var email = NewEmail();
        var account = await NewConfirmedAsync(email, Groups.Students);
        var signedIn = await SignInAsync(email);
        await Identity.AddToGroupAsync(account.UserId, Groups.Instructors, Cancellation);

        var refreshed = await Identity.RefreshAsync(signedIn.RefreshToken, Cancellation);

        Assert.NotEqual(signedIn.RefreshToken, refreshed.RefreshToken);
        Assert.Equal([Groups.Instructors, Groups.Students], GroupsOf(await VerifyAsync(refreshed.AccessToken)).Order());
        Assert.Equal([Groups.Students, Groups.Instructors], refreshed.Account.Groups);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_unknown_refresh_token_is_refused_and_may_be_signed_out(string token)
    {
        await RefusedAsync(IdentityError.InvalidToken, () => Identity.RefreshAsync(token, Cancellation));
        await Identity.SignOutAsync(token, Cancellation);
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_no_other()
    {
        var email = NewEmail();
        await NewConfirmedAsync(email);
        var (here, there) = (await SignInAsync(email), await SignInAsync(email));

        await Identity.SignOutAsync(here.RefreshToken, Cancellation);

        await RefusedAsync(IdentityError.InvalidToken, () => Identity.RefreshAsync(here.RefreshToken, Cancellation));
        Assert.NotEmpty((await Identity.RefreshAsync(there.RefreshToken, Cancellation)).AccessToken);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all_sessions_and_a_new_sign_in_works()
    {
        var email = NewEmail();
        var account = await NewConfirmedAsync(email);
        SignInResult[] sessions = [await SignInAsync(email), await SignInAsync(email)];

        await Identity.SignOutEverywhereAsync(account.UserId, Cancellation);

        foreach (var session in sessions)
        {
            await RefusedAsync(IdentityError.InvalidToken, () => Identity.RefreshAsync(session.RefreshToken, Cancellation));
        }

        Assert.NotEmpty((await Identity.RefreshAsync((await SignInAsync(email)).RefreshToken, Cancellation)).AccessToken);
    }

    [Fact]
    public async Task A_disabled_account_is_kept_out_and_comes_back_without_its_old_sessions()
    {
        var email = NewEmail();
        var account = await NewConfirmedAsync(email);
        var session = await SignInAsync(email);

        await Identity.SetEnabledAsync(account.UserId, false, Cancellation);

        await RefusedAsync(IdentityError.Disabled, () => Identity.RefreshAsync(session.RefreshToken, Cancellation));
        await RefusedAsync(IdentityError.Disabled, () => SignInAsync(email));
        await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email, "Wrong-Horse-9"));
        Assert.False((await Identity.FindAsync(email, Cancellation))!.IsEnabled);

        await Identity.SetEnabledAsync(account.UserId, true, Cancellation);
        await RefusedAsync(IdentityError.InvalidToken, () => Identity.RefreshAsync(session.RefreshToken, Cancellation));
        Assert.True((await SignInAsync(email)).Account.IsEnabled);
    }

    [Fact]
    public async Task Groups_are_added_and_removed_and_listed_by_precedence()
    {
        var email = NewEmail();
        var account = await NewConfirmedAsync(email, Groups.Admins, Groups.Students);

        await Identity.AddToGroupAsync(account.UserId, Groups.Instructors, Cancellation);
        await Identity.AddToGroupAsync(account.UserId, Groups.Instructors, Cancellation);
        await Identity.RemoveFromGroupAsync(account.UserId, Groups.Admins, Cancellation);

        Assert.Equal([Groups.Students, Groups.Admins], account.Groups);
        Assert.Equal([Groups.Students, Groups.Instructors], (await Identity.FindAsync(email, Cancellation))!.Groups);
    }

    [Fact]
    public async Task Creating_an_account_that_exists_leaves_it_as_it_is()
    {
        var email = NewEmail();
        var first = await NewConfirmedAsync(email, Groups.Students);

        var second = await Identity.CreateConfirmedAsync(AccountOf(email, "Another-Password-1"), [Groups.Admins], Cancellation);

        Assert.Equivalent(first, second);
        Assert.Equal(first.UserId, (await SignInAsync(email)).Account.UserId);
    }

    [Fact]
    public async Task Creations_of_one_address_at_once_in_two_processes_make_one_account()
    {
        var other = (await Backend.StartProcessAsync()).GetRequiredService<IIdentityProvider>();
        var email = NewEmail();

        var accounts = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            Task.Run(() => (i % 2 == 0 ? Identity : other).CreateConfirmedAsync(AccountOf(email), [Groups.Students], Cancellation))));

        Assert.Single(accounts.Select(account => account.UserId).Distinct());
    }

    [Fact]
    public async Task Sign_ups_of_one_address_at_once_in_two_processes_make_one_account()
    {
        var other = (await Backend.StartProcessAsync()).GetRequiredService<IIdentityProvider>();
        var email = NewEmail();
        await Task.WhenAll(
            Task.Run(() => Identity.SignUpAsync(AccountOf(email), Cancellation), Cancellation),
            Task.Run(() => other.SignUpAsync(AccountOf(email), Cancellation), Cancellation));

        var codes = await CodesAsync(email, 2);
        var outcomes = await Task.WhenAll(codes.Select(code => Task.Run(() => AnswerAsync(() => Identity.ConfirmAsync(email, code, Cancellation)))));

        Assert.Single(outcomes, outcome => outcome == default);
        Assert.True((await SignInAsync(email)).Account.IsConfirmed);
    }

    [Fact]
    public async Task Two_tabs_that_refresh_with_one_token_at_once_both_go_on()
    {
        var other = (await Backend.StartProcessAsync()).GetRequiredService<IIdentityProvider>();
        var email = NewEmail();
        await NewConfirmedAsync(email);
        var token = (await SignInAsync(email)).RefreshToken;

        var tabs = await Task.WhenAll(
            Task.Run(() => Identity.RefreshAsync(token, Cancellation)),
            Task.Run(() => other.RefreshAsync(token, Cancellation)));

        Assert.NotEqual(tabs[0].RefreshToken, tabs[1].RefreshToken);
        foreach (var tab in tabs)
        {
            await VerifyAsync((await Identity.RefreshAsync(tab.RefreshToken, Cancellation)).AccessToken);
        }
    }

    [Fact]
    public async Task Another_process_accepts_tokens_and_codes_of_this_one()
    {
        var other = (await Backend.StartProcessAsync()).GetRequiredService<IIdentityProvider>();
        var email = NewEmail();
        var code = await SignUpAsync(email);

        await other.ConfirmAsync(email, code, Cancellation);
        var signedIn = Assert.IsType<SignInResult>(await other.SignInAsync(email, Password, Address, Cancellation));

        await VerifyAsync(signedIn.AccessToken);
        Assert.Equal(await Identity.GetKeySetAsync(Cancellation), await other.GetKeySetAsync(Cancellation));
        await Identity.RefreshAsync(signedIn.RefreshToken, Cancellation);
    }

    [Fact]
    public async Task Nothing_that_is_printed_shows_a_password_or_a_token()
    {
        var email = NewEmail();
        await NewConfirmedAsync(email);

        var signedIn = await SignInAsync(email);

        Assert.DoesNotContain(signedIn.RefreshToken, $"{signedIn}", StringComparison.Ordinal);
        Assert.DoesNotContain(Password, $"{AccountOf(email)}", StringComparison.Ordinal);
    }

    private static string Other(string code) => code == "000000" ? "000001" : "000000";

    private static async Task<(IdentityError Error, string Message)> AnswerAsync(Func<Task> action)
    {
        try
        {
            await action();
            return default;
        }
        catch (IdentityException refusal)
        {
            return (refusal.Error, refusal.Message);
        }
    }
}
