using ClassCast.Core.Audit;
using ClassCast.Core.Identity;
using ClassCast.Core.Identity.MultiFactor;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Setting a second factor up, changing it, and losing it.</summary>
public abstract class MultiFactorContract : MultiFactorTest
{
    [Fact]
    public async Task Nothing_is_asked_for_until_the_first_code_is_confirmed()
    {
        var account = await NewConfirmedAsync(NewEmail());
        var setup = await Factors.BeginAsync(account.UserId, Cancellation);
        Assert.NotNull(await SignInAsync(account.Email));
        Assert.Equal(setup.Secret, (await Factors.BeginAsync(account.UserId, Cancellation)).Secret);
        Assert.Equal(setup.Secret, (await Factors.GetSetupAsync(account.UserId, Cancellation))?.Secret);
        Assert.Equal(
            $"otpauth://totp/ClassCast:{Uri.EscapeDataString(account.Email)}?secret={setup.Secret}&issuer=ClassCast&algorithm=SHA1&digits=6&period=30",
            setup.Uri);

        await Factors.ConfirmAsync(account.UserId, Proof(new Authenticator(setup.Secret).CodeAt(Clock)), Cancellation);

        Assert.Equal(new MultiFactorState(Clock, 10), await Factors.GetAsync(account.UserId, Cancellation));
        Assert.Null(await Factors.GetSetupAsync(account.UserId, Cancellation));
        await ChallengeAsync(account.Email);
        await RefusedAsync(IdentityError.MultiFactorIsOn, () => Factors.BeginAsync(account.UserId, Cancellation));
        Assert.Contains(await MailsAsync(account.Email, 1), mail => mail.Contains("was set up", StringComparison.Ordinal));
        Assert.Contains(AuditKind.MultiFactorEnabled, await AuditAsync(account.UserId));
    }

    [Fact]
    public async Task A_setup_needs_the_password_and_a_right_code_within_fifteen_minutes()
    {
        var account = await NewConfirmedAsync(NewEmail());
        var app = new Authenticator((await Factors.BeginAsync(account.UserId, Cancellation)).Secret);

        await RefusedAsync(
            IdentityError.PasswordMismatch,
            () => Factors.ConfirmAsync(account.UserId, Proof(app.CodeAt(Clock), "Wrong-Horse-9", "192.0.2.40"), Cancellation));
        await RefusedAsync(
            IdentityError.CodeMismatch, () => Factors.ConfirmAsync(account.UserId, Proof(app.CodeAt(Clock.AddHours(1))), Cancellation));
        await Backend.ElapseAsync(TimeSpan.FromMinutes(15));
        await RefusedAsync(IdentityError.SetupExpired, () => Factors.ConfirmAsync(account.UserId, Proof(app.CodeAt(Clock)), Cancellation));

        Assert.False((await Factors.GetAsync(account.UserId, Cancellation)).IsOn);
        Assert.Null(await Factors.GetSetupAsync(account.UserId, Cancellation));
    }

    [Fact]
    public async Task Guessing_the_password_of_somebody_signed_in_locks_like_a_sign_in()
    {
        var person = await EnrollAsync();
        for (var i = 0; i < 5; i++)
        {
            var proof = Proof(person.RecoveryCodes[0], "Wrong-Horse-9", $"192.0.2.{i + 10}");
            await RefusedAsync(IdentityError.PasswordMismatch, () => Factors.DisableAsync(person.Account.UserId, proof, Cancellation));
        }

        await RefusedAsync(
            IdentityError.TooManyAttempts,
            () => Factors.DisableAsync(person.Account.UserId, Proof(person.RecoveryCodes[0], address: "192.0.2.99"), Cancellation));
        await RefusedAsync(IdentityError.TooManyAttempts, () => ChallengeAsync(person.Email, address: "192.0.2.99"));
    }

    [Fact]
    public async Task Password_and_code_remove_it()
    {
        var person = await EnrollAsync();
        await RefusedAsync(
            IdentityError.CodeMismatch, () => Factors.DisableAsync(person.Account.UserId, Proof(WrongCode(person)), Cancellation));

        await Factors.DisableAsync(person.Account.UserId, Proof(person.App.CodeAt(Clock)), Cancellation);

        Assert.NotNull(await SignInAsync(person.Email));
        Assert.Equal(new MultiFactorState(null, 0), await Factors.GetAsync(person.Account.UserId, Cancellation));
        Assert.Contains(await MailsAsync(person.Email, 2), mail => mail.Contains("was removed", StringComparison.Ordinal));
        Assert.Contains(AuditKind.MultiFactorDisabled, await AuditAsync(person.Account.UserId));
        await RefusedAsync(
            IdentityError.MultiFactorIsOff, () => Factors.DisableAsync(person.Account.UserId, Proof(person.RecoveryCodes[0]), Cancellation));
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old()
    {
        var person = await EnrollAsync();

        var fresh = await Factors.RenewRecoveryCodesAsync(person.Account.UserId, Proof(person.RecoveryCodes[0]), Cancellation);

        await RefusedAsync(IdentityError.CodeMismatch, async () => await AnswerAsync(await ChallengeAsync(person.Email), person.RecoveryCodes[1]));
        Assert.NotNull(await AnswerAsync(await ChallengeAsync(person.Email), fresh[0]));
        var kinds = await AuditAsync(person.Account.UserId);
        Assert.Contains(AuditKind.RecoveryCodesRenewed, kinds);
        Assert.Equal(2, kinds.Count(kind => kind is AuditKind.RecoveryCodeUsed));
    }

    [Fact]
    public async Task A_changed_password_asks_the_session_that_changes_it_for_no_code_and_the_next_sign_in_does()
    {
        var person = await EnrollAsync();
        var session = await AnswerAsync(await ChallengeAsync(person.Email), person.App.CodeAt(Clock));

        var renewed = await Identity.ChangePasswordAsync(person.Account.UserId, session.RefreshToken, Password, "Another-Horse-7", Address, Cancellation);

        Assert.NotEmpty((await Identity.RefreshAsync(renewed.RefreshToken, Cancellation)).AccessToken);
        await ChallengeAsync(person.Email, "Another-Horse-7");
    }

    [Fact]
    public async Task A_reset_removes_it_ends_all_sessions_and_tells_the_owner()
    {
        var person = await EnrollAsync();
        var session = await AnswerAsync(await ChallengeAsync(person.Email), person.App.CodeAt(Clock));
        var entry = AuditEvents.MultiFactorReset(person.Account.UserId, "0000000000000000000000000000e009", "Lost the phone", TimeProvider.System);

        await Factors.ResetAsync(person.Account.UserId, transaction => transaction.Audit(entry), Cancellation);

        await RefusedAsync(IdentityError.InvalidToken, () => Identity.RefreshAsync(session.RefreshToken, Cancellation));
        Assert.NotNull(await SignInAsync(person.Email));
        Assert.Contains(await MailsAsync(person.Email, 2), mail => mail.Contains("An administrator removed", StringComparison.Ordinal));
        Assert.Contains(AuditKind.MultiFactorReset, await AuditAsync(person.Account.UserId));
        await RefusedAsync(IdentityError.MultiFactorIsOff, () => Factors.ResetAsync(person.Account.UserId, _ => { }, Cancellation));
    }

    [Fact]
    public async Task A_reset_that_may_no_longer_be_made_changes_nothing()
    {
        var person = await EnrollAsync();
        var session = await AnswerAsync(await ChallengeAsync(person.Email), person.App.CodeAt(Clock));

        await Assert.ThrowsAsync<ConditionFailedException>(() => Factors.ResetAsync(
            person.Account.UserId, transaction => transaction.Check(TableCatalog.Users, "0000000000000000000000000000e009", Condition.Exists), Cancellation));

        await ChallengeAsync(person.Email);
        Assert.NotEmpty((await Identity.RefreshAsync(session.RefreshToken, Cancellation)).AccessToken);
    }

    [Fact]
    public async Task No_table_holds_a_secret_a_recovery_code_or_a_challenge_in_the_clear()
    {
        var account = await NewConfirmedAsync(NewEmail());
        var setup = await Factors.BeginAsync(account.UserId, Cancellation);
        var codes = await Factors.ConfirmAsync(account.UserId, Proof(new Authenticator(setup.Secret).CodeAt(Clock)), Cancellation);
        var challenge = await ChallengeAsync(account.Email);
        var archive = Process.GetRequiredService<ITableArchive>();

        var stored = new List<string>();
        foreach (var table in IdentityTables.All)
        {
            await foreach (var item in archive.ReadAsync(table, Cancellation))
            {
                stored.Add(System.Text.Encoding.UTF8.GetString(item));
            }
        }

        Assert.Contains(stored, item => item.Contains("recoverySalt", StringComparison.Ordinal));
        Assert.All([setup.Secret, .. codes, codes[0].Replace("-", "", StringComparison.Ordinal), challenge.Token], secret =>
            Assert.DoesNotContain(stored, item => item.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_the_installations_key_is_another_the_recovery_codes_still_work()
    {
        var person = await EnrollAsync();
        var row = (await Store.GetAsync(IdentityTables.SecondFactors, person.Account.UserId, Cancellation))!;
        var elsewhere = SealedBox.Seal(Totp.NewSecret(), SealedBox.KeyOf([1, 2, 3], "another"u8));
        await Store.PutAsync(IdentityTables.SecondFactors, row with { Secret = elsewhere }, Cancellation);

        await RefusedAsync(IdentityError.CodeMismatch, async () => await AnswerAsync(await ChallengeAsync(person.Email), person.App.CodeAt(Clock)));
        Assert.NotNull(await AnswerAsync(await ChallengeAsync(person.Email), person.RecoveryCodes[0]));
        await Factors.DisableAsync(person.Account.UserId, Proof(person.RecoveryCodes[1]), Cancellation);
        Assert.NotNull(await SignInAsync(person.Email));
    }
}
