using ClassCast.Core.Audit;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>The step after the password.</summary>
public abstract class MultiFactorSignInContract : MultiFactorTest
{
    [Fact]
    public async Task A_right_password_and_a_code_of_the_app_sign_in()
    {
        var person = await EnrollAsync(Groups.Instructors);

        var challenge = await ChallengeAsync(person.Email);
        var signedIn = await AnswerAsync(challenge, person.App.CodeAt(Clock));

        Assert.Equal(person.Account.UserId, signedIn.Account.UserId);
        Assert.Equal([Groups.Instructors], GroupsOf(await VerifyAsync(signedIn.AccessToken)));
        Assert.NotEmpty((await Identity.RefreshAsync(signedIn.RefreshToken, Cancellation)).AccessToken);
        Assert.Equal(TimeSpan.FromMinutes(5), challenge.ExpiresAt - Clock);
        Assert.DoesNotContain(challenge.Token, $"{challenge}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_right_password_tells_that_there_is_a_second_factor()
    {
        var (with, without) = (await EnrollAsync(), await NewConfirmedAsync(NewEmail()));

        var one = await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(with.Email, "Wrong-Horse-9", "192.0.2.31"));
        var other = await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(without.Email, "Wrong-Horse-9", "192.0.2.32"));

        Assert.Equal(other.Message, one.Message);
    }

    [Fact]
    public async Task A_code_is_taken_once_and_whoever_tries_it_again_is_reported()
    {
        var person = await EnrollAsync();
        var code = person.App.CodeAt(Clock);
        await AnswerAsync(await ChallengeAsync(person.Email), code);

        await RefusedAsync(IdentityError.CodeReused, async () => await AnswerAsync(await ChallengeAsync(person.Email), code));

        Assert.Contains(await MailsAsync(person.Email, 2), mail => mail.Contains("had been used already", StringComparison.Ordinal));
        Assert.Single(await AuditAsync(person.Account.UserId), AuditKind.FactorCodeReused);
        await NextCodeAsync();
        Assert.NotNull(await AnswerAsync(await ChallengeAsync(person.Email), person.App.CodeAt(Clock)));
    }

    [Fact]
    public async Task A_code_before_one_that_was_used_is_refused()
    {
        var person = await EnrollAsync();
        await NextCodeAsync();
        var earlier = person.App.CodeAt(Clock.AddSeconds(-30));
        await AnswerAsync(await ChallengeAsync(person.Email), person.App.CodeAt(Clock));

        await RefusedAsync(IdentityError.CodeReused, async () => await AnswerAsync(await ChallengeAsync(person.Email), earlier));
    }

    [Fact]
    public async Task The_clock_of_a_phone_may_be_wrong_by_two_minutes_and_not_by_more()
    {
        var (behind, ahead, far) = (await EnrollAsync(), await EnrollAsync(), await EnrollAsync());
        for (var i = 0; i < 5; i++)
        {
            await NextCodeAsync(); // so that the first code lies before all that are tried here
        }

        Assert.NotNull(await AnswerAsync(await ChallengeAsync(behind.Email), behind.App.CodeAt(Clock.AddMinutes(-2))));
        Assert.NotNull(await AnswerAsync(await ChallengeAsync(ahead.Email), ahead.App.CodeAt(Clock.AddMinutes(2))));
        await RefusedAsync(IdentityError.CodeMismatch, async () => await AnswerAsync(await ChallengeAsync(far.Email), far.App.CodeAt(Clock.AddMinutes(-2.5))));
        await RefusedAsync(IdentityError.CodeMismatch, async () => await AnswerAsync(await ChallengeAsync(far.Email), far.App.CodeAt(Clock.AddMinutes(2.5))));
    }

    [Fact]
    public async Task Each_of_ten_recovery_codes_signs_in_once()
    {
        var person = await EnrollAsync();
        Assert.Equal(10, person.RecoveryCodes.Distinct().Count());

        foreach (var code in person.RecoveryCodes)
        {
            Assert.NotNull(await AnswerAsync(await ChallengeAsync(person.Email), $" {code.ToUpperInvariant().Replace('-', ' ')}"));
        }

        var mails = await MailsAsync(person.Email, 11);
        Assert.Contains(mails, mail => mail.Contains("9 are left", StringComparison.Ordinal));
        Assert.Contains(mails, mail => mail.Contains("your last recovery code", StringComparison.Ordinal));
        Assert.Equal(0, (await Factors.GetAsync(person.Account.UserId, Cancellation)).RecoveryCodesLeft);
        await RefusedAsync(IdentityError.CodeMismatch, async () => await AnswerAsync(await ChallengeAsync(person.Email), person.RecoveryCodes[0]));
    }

    [Fact]
    public async Task A_challenge_is_good_for_one_sign_in_within_five_minutes()
    {
        var person = await EnrollAsync();
        var (used, late) = (await ChallengeAsync(person.Email), await ChallengeAsync(person.Email));
        await AnswerAsync(used, person.App.CodeAt(Clock));

        await RefusedAsync(IdentityError.ChallengeEnded, () => AnswerAsync(used, person.RecoveryCodes[0]));
        await RefusedAsync(IdentityError.ChallengeEnded, () => Identity.AnswerAsync("never-given", person.RecoveryCodes[0], Address, Cancellation));
        await Backend.ElapseAsync(TimeSpan.FromMinutes(5));
        await RefusedAsync(IdentityError.ChallengeEnded, () => AnswerAsync(late, person.App.CodeAt(Clock)));
        Assert.Equal(10, (await Factors.GetAsync(person.Account.UserId, Cancellation)).RecoveryCodesLeft);
    }

    [Fact]
    public async Task Of_two_answers_at_once_with_one_code_one_signs_in()
    {
        var person = await EnrollAsync();
        CodeChallenge[] challenges = [await ChallengeAsync(person.Email), await ChallengeAsync(person.Email)];
        var code = person.App.CodeAt(Clock);

        var answers = await Task.WhenAll(challenges.Select(challenge => Task.Run(async () => await Record.ExceptionAsync(() => AnswerAsync(challenge, code)))));

        Assert.Single(answers, answer => answer is null);
        Assert.Equal(IdentityError.CodeReused, Assert.Single(answers.OfType<IdentityException>()).Error);
    }

    [Fact]
    public async Task A_challenge_ends_with_the_sessions_of_its_account_and_is_refused_where_it_is_disabled()
    {
        var (everywhere, disabled) = (await EnrollAsync(), await EnrollAsync());
        var (first, second) = (await ChallengeAsync(everywhere.Email), await ChallengeAsync(disabled.Email));

        await Identity.SignOutEverywhereAsync(everywhere.Account.UserId, Cancellation);
        await Identity.SetEnabledAsync(disabled.Account.UserId, enabled: false, Cancellation);

        await RefusedAsync(IdentityError.ChallengeEnded, () => AnswerAsync(first, everywhere.App.CodeAt(Clock)));
        await RefusedAsync(IdentityError.Disabled, () => AnswerAsync(second, disabled.App.CodeAt(Clock)));
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_second_step_for_fifteen_minutes_whatever_the_password()
    {
        var person = await EnrollAsync();
        for (var i = 0; i < 5; i++)
        {
            var challenge = await ChallengeAsync(person.Email, address: $"192.0.2.{i + 10}");
            await RefusedAsync(IdentityError.CodeMismatch, () => AnswerAsync(challenge, WrongCode(person), $"192.0.2.{i + 10}"));
        }

        var locked = await RefusedAsync(IdentityError.TooManyAttempts, () => ChallengeAsync(person.Email, address: "192.0.2.99"));
        Assert.Equal(TimeSpan.FromMinutes(15), locked.RetryAfter);
        Assert.Contains(await MailsAsync(person.Email, 2), mail => mail.Contains("wrong codes", StringComparison.Ordinal));
        await Identity.ForgotPasswordAsync(person.Email, Cancellation);
        var code = (await CodesAsync(person.Email, 3)).Single();
        await Identity.ResetPasswordAsync(person.Email, code, "Another-Horse-7", Cancellation);
        await RefusedAsync(IdentityError.TooManyAttempts, () => ChallengeAsync(person.Email, "Another-Horse-7", "192.0.2.99"));

        await Backend.ElapseAsync(TimeSpan.FromMinutes(15));

        Assert.NotNull(await AnswerAsync(await ChallengeAsync(person.Email, "Another-Horse-7"), person.App.CodeAt(Clock)));
    }

    [Fact]
    public async Task Wrong_codes_made_at_once_are_all_counted()
    {
        var person = await EnrollAsync();
        var challenge = await ChallengeAsync(person.Email);
        var wrong = WrongCode(person);

        var refusals = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            Assert.ThrowsAsync<IdentityException>(() => Task.Run(() => AnswerAsync(challenge, wrong, $"192.0.2.{i + 10}")))));

        Assert.Equal(5, refusals.Count(refusal => refusal.Error is IdentityError.CodeMismatch));
        await RefusedAsync(IdentityError.TooManyAttempts, () => AnswerAsync(challenge, person.App.CodeAt(Clock), "192.0.2.99"));
    }

    [Fact]
    public async Task Another_process_takes_the_answer()
    {
        var person = await EnrollAsync();
        var challenge = await ChallengeAsync(person.Email);
        var other = (await Backend.StartProcessAsync()).GetRequiredService<IIdentityProvider>();

        var signedIn = await other.AnswerAsync(challenge.Token, person.App.CodeAt(Clock), Address, Cancellation);

        Assert.Equal(person.Account.UserId, signedIn.Account.UserId);
    }
}
