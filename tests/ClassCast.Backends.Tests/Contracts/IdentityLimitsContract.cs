using ClassCast.Core.Identity;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Codes and locks over minutes.</summary>
public abstract class IdentityLimitsContract : IdentityTest
{
    [Fact]
    public async Task A_code_lives_for_fifteen_minutes()
    {
        var (inTime, late) = (NewEmail(), NewEmail());
        var (inTimeCode, lateCode) = (await SignUpAsync(inTime), await SignUpAsync(late));
        await Backend.ElapseAsync(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.True((await Identity.ConfirmAsync(inTime, inTimeCode, Cancellation)).IsConfirmed);

        await Backend.ElapseAsync(TimeSpan.FromSeconds(1));

        await RefusedAsync(IdentityError.CodeExpired, () => Identity.ConfirmAsync(late, lateCode, Cancellation));
        await Identity.ResendCodeAsync(late, Cancellation);
        var fresh = Assert.Single(await CodesAsync(late, 2), code => code != lateCode);
        Assert.True((await Identity.ConfirmAsync(late, fresh, Cancellation)).IsConfirmed);
    }

    [Fact]
    public async Task At_most_five_codes_are_mailed_an_hour()
    {
        var email = NewEmail();
        await SignUpAsync(email);
        for (var i = 0; i < 10; i++)
        {
            await Identity.ResendCodeAsync(email, Cancellation);
            await Identity.SignUpAsync(AccountOf(email), Cancellation);
        }

        var marker = NewEmail();
        await SignUpAsync(marker); // mail is sent in order: when this has come, all before has
        Assert.Equal(5, (await MailsAsync(email, 1)).Count);
        await Backend.ElapseAsync(TimeSpan.FromHours(1));
        await Identity.ResendCodeAsync(email, Cancellation);
        Assert.Equal(6, (await MailsAsync(email, 6)).Count);
    }

    [Fact]
    public async Task A_code_confirms_the_password_that_it_was_asked_with()
    {
        var email = NewEmail();
        var owners = await SignUpAsync(email, "Owners-Choice-1");
        await Identity.SignUpAsync(AccountOf(email, "Attackers-Choice-1"), Cancellation);
        await MailsAsync(email, 2);

        await Identity.ConfirmAsync(email, owners, Cancellation);

        Assert.Equal(email, (await SignInAsync(email, "Owners-Choice-1")).Account.Email);
        await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email, "Attackers-Choice-1"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_failures_lock_an_account_for_fifteen_minutes_known_or_not(bool known)
    {
        var email = NewEmail();
        if (known)
        {
            await NewConfirmedAsync(email);
        }

        for (var i = 0; i < 5; i++)
        {
            await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email, "Wrong-Horse-9", $"192.0.2.{i}"));
        }

        var locked = await RefusedAsync(IdentityError.TooManyAttempts, () => SignInAsync(email, address: "192.0.2.99"));
        Assert.Equal(TimeSpan.FromMinutes(15), locked.RetryAfter);
        await Backend.ElapseAsync(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        await RefusedAsync(IdentityError.TooManyAttempts, () => SignInAsync(email, address: "192.0.2.99"));
        await Backend.ElapseAsync(TimeSpan.FromSeconds(1));
        if (known)
        {
            Assert.Equal(email, (await SignInAsync(email)).Account.Email);
        }
        else
        {
            await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email));
        }
    }

    [Fact]
    public async Task Five_failures_of_any_accounts_lock_their_address_and_no_other()
    {
        var email = NewEmail();
        await NewConfirmedAsync(email);
        for (var i = 0; i < 5; i++)
        {
            await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(NewEmail(), address: "198.51.100.7"));
        }

        await RefusedAsync(IdentityError.TooManyAttempts, () => SignInAsync(email, address: "198.51.100.7"));
        Assert.Equal(email, (await SignInAsync(email, address: "198.51.100.8")).Account.Email);
    }

    [Fact]
    public async Task A_success_forgets_the_failures_before_it()
    {
        var email = NewEmail();
        await NewConfirmedAsync(email);
        for (var i = 0; i < 12; i++)
        {
            await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email, "Wrong-Horse-9", $"192.0.2.{i}"));
            if (i % 4 == 3)
            {
                await SignInAsync(email, address: $"192.0.2.{i}");
            }
        }
    }

    [Fact]
    public async Task Guesses_made_at_once_are_all_counted()
    {
        var email = NewEmail();
        await NewConfirmedAsync(email);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Assert.ThrowsAsync<IdentityException>(() => Task.Run(() => SignInAsync(email, "Wrong-Horse-9", $"192.0.2.{i}")))));

        await RefusedAsync(IdentityError.TooManyAttempts, () => SignInAsync(email, address: "192.0.2.99"));
    }

    [Fact]
    public async Task No_table_holds_a_password_a_code_or_a_token_in_the_clear()
    {
        var (waiting, confirmed) = (NewEmail(), NewEmail());
        var code = await SignUpAsync(waiting);
        var account = await NewConfirmedAsync(confirmed);
        var session = await SignInAsync(confirmed);
        var archive = Process.GetRequiredService<ITableArchive>();

        var stored = new List<string>();
        foreach (var table in IdentityTables.All)
        {
            await foreach (var item in archive.ReadAsync(table, Cancellation))
            {
                stored.Add(System.Text.Encoding.UTF8.GetString(item));
            }
        }

        Assert.Contains(stored, item => item.Contains(account.UserId, StringComparison.Ordinal));
        Assert.All([Password, $"\"{code}\"", session.RefreshToken, session.AccessToken], secret =>
            Assert.DoesNotContain(stored, item => item.Contains(secret, StringComparison.Ordinal)));
    }
}
