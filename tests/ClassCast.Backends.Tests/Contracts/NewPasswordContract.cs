using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>A new password by a mailed code, or by the old one.</summary>
public abstract class NewPasswordContract : IdentityTest
{
    private const string Other = "Another-Horse-9";

    [Fact]
    public async Task A_mailed_code_sets_a_new_password_once_ends_all_sessions_and_tells_the_owner()
    {
        var email = NewEmail();
        await NewConfirmedAsync(email, Groups.Students);
        var session = await SignInAsync(email);
        await Identity.ForgotPasswordAsync($" {email.ToUpperInvariant()}", Cancellation);
        var code = Assert.Single(await CodesAsync(email));

        await Identity.ResetPasswordAsync(email, code, Other, Cancellation);

        await RefusedAsync(IdentityError.InvalidToken, () => Identity.RefreshAsync(session.RefreshToken, Cancellation));
        await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email));
        Assert.Equal([Groups.Students], (await SignInAsync(email, Other)).Account.Groups);
        Assert.Contains(await MailsAsync(email, 2), mail => mail.Contains("was changed", StringComparison.Ordinal));
        await RefusedAsync(IdentityError.CodeMismatch, () => Identity.ResetPasswordAsync(email, code, Password, Cancellation));
    }

    [Fact]
    public async Task A_new_password_lifts_the_lock_of_the_account()
    {
        var email = NewEmail();
        await NewConfirmedAsync(email);
        for (var i = 0; i < 5; i++)
        {
            await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email, "Wrong-Horse-9", $"192.0.2.{i}"));
        }

        await Identity.ForgotPasswordAsync(email, Cancellation);
        await Identity.ResetPasswordAsync(email, Assert.Single(await CodesAsync(email)), Other, Cancellation);

        Assert.Equal(email, (await SignInAsync(email, Other, "192.0.2.99")).Account.Email);
    }

    [Fact]
    public async Task An_account_that_came_without_a_password_gets_one_by_mail()
    {
        var email = NewEmail();
        var account = await NewConfirmedAsync(email, Groups.Instructors);
        await Process.GetRequiredService<ICredentialAuthority>().RemoveAsync(account.UserId, Cancellation);
        await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email));
        await Identity.ForgotPasswordAsync(email, Cancellation);

        await Identity.ResetPasswordAsync(email, Assert.Single(await CodesAsync(email)), Other, Cancellation);

        var signedIn = await SignInAsync(email, Other);
        Assert.Equal(account.UserId, signedIn.Account.UserId);
        Assert.Equal([Groups.Instructors], GroupsOf(await VerifyAsync(signedIn.AccessToken)));
    }

    [Fact]
    public async Task Answers_do_not_tell_whether_there_is_an_account()
    {
        var (known, unknown) = (NewEmail(), NewEmail());
        await NewConfirmedAsync(known);
        var answers = new List<(IdentityError, string)[]>();
        foreach (var email in new[] { known, unknown })
        {
            await Identity.ForgotPasswordAsync(email, Cancellation);
            var refusals = new List<(IdentityError, string)>();
            for (var i = 0; i < 6; i++)
            {
                var refusal = await Assert.ThrowsAsync<IdentityException>(() => Identity.ResetPasswordAsync(email, "wrong!", Other, Cancellation));
                refusals.Add((refusal.Error, refusal.Message));
            }

            answers.Add([.. refusals]);
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal((IdentityError.CodeMismatch, IdentityError.TooManyAttempts), (answers[0][4].Item1, answers[0][5].Item1));
        Assert.Single(await MailsAsync(known, 1));
        Assert.Empty(await MailsAsync(unknown, 0));
    }

    [Fact]
    public async Task A_code_lives_for_fifteen_minutes_and_the_next_takes_its_place()
    {
        var email = NewEmail();
        await NewConfirmedAsync(email);
        await Identity.ForgotPasswordAsync(email, Cancellation);
        var late = Assert.Single(await CodesAsync(email));
        await Backend.ElapseAsync(TimeSpan.FromMinutes(15));
        await RefusedAsync(IdentityError.CodeExpired, () => Identity.ResetPasswordAsync(email, late, Other, Cancellation));

        await Identity.ForgotPasswordAsync(email, Cancellation);
        var fresh = Assert.Single(await CodesAsync(email, 2), code => code != late);

        await RefusedAsync(IdentityError.CodeMismatch, () => Identity.ResetPasswordAsync(email, late, Other, Cancellation));
        await Identity.ResetPasswordAsync(email, fresh, Other, Cancellation);
        Assert.Equal(email, (await SignInAsync(email, Other)).Account.Email);
    }

    [Fact]
    public async Task A_weak_new_password_is_refused_and_the_code_stays_good()
    {
        var email = NewEmail();
        await NewConfirmedAsync(email);
        await Identity.ForgotPasswordAsync(email, Cancellation);
        var code = Assert.Single(await CodesAsync(email));

        await RefusedAsync(IdentityError.WeakPassword, () => Identity.ResetPasswordAsync(email, code, "weak", Cancellation));

        await Identity.ResetPasswordAsync(email, code, Other, Cancellation);
    }

    [Fact]
    public async Task Changing_the_password_ends_the_other_sessions_and_goes_on_with_a_new_one()
    {
        var email = NewEmail();
        var userId = (await NewConfirmedAsync(email)).UserId;
        var (here, there) = (await SignInAsync(email), await SignInAsync(email));

        var changed = await Identity.ChangePasswordAsync(userId, here.RefreshToken, Password, Other, Address, Cancellation);

        foreach (var ended in new[] { here, there })
        {
            await RefusedAsync(IdentityError.InvalidToken, () => Identity.RefreshAsync(ended.RefreshToken, Cancellation));
        }

        Assert.NotEmpty((await Identity.RefreshAsync(changed.RefreshToken, Cancellation)).AccessToken);
        await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email));
        Assert.Equal(email, (await SignInAsync(email, Other)).Account.Email);
    }

    [Fact]
    public async Task A_password_is_not_changed_without_the_old_one_a_good_new_one_and_a_session()
    {
        var email = NewEmail();
        var userId = (await NewConfirmedAsync(email)).UserId;
        var session = await SignInAsync(email);
        var other = NewEmail();
        await NewConfirmedAsync(other);
        var theirs = await SignInAsync(other);

        await RefusedAsync(IdentityError.InvalidToken, () => Identity.ChangePasswordAsync(userId, theirs.RefreshToken, Password, Other, Address, Cancellation));
        await RefusedAsync(IdentityError.InvalidToken, () => Identity.ChangePasswordAsync(userId, "nonsense", Password, Other, Address, Cancellation));
        await RefusedAsync(IdentityError.WeakPassword, () => Identity.ChangePasswordAsync(userId, session.RefreshToken, Password, "weak", Address, Cancellation));
        for (var i = 0; i < 5; i++)
        {
            await RefusedAsync(
                IdentityError.PasswordMismatch, () => Identity.ChangePasswordAsync(userId, session.RefreshToken, "Wrong-Horse-9", Other, $"192.0.2.{i}", Cancellation));
        }

        await RefusedAsync(IdentityError.TooManyAttempts, () => Identity.ChangePasswordAsync(userId, session.RefreshToken, Password, Other, "192.0.2.99", Cancellation));
        Assert.NotEmpty((await Identity.RefreshAsync(session.RefreshToken, Cancellation)).AccessToken);
    }
}
