using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Another address for an account that stays the same.</summary>
public abstract class EmailChangeContract : IdentityTest
{
    [Fact]
    public async Task The_account_moves_to_the_new_address_with_password_groups_and_id_and_its_sessions_end()
    {
        var (email, wanted) = (NewEmail(), NewEmail());
        var account = await NewProfiledAsync(email);
        var session = await SignInAsync(email);
        await Identity.AskForEmailAsync(account.UserId, $" {wanted.ToUpperInvariant()}", Password, Address, Cancellation);

        var changed = await Identity.ConfirmEmailAsync(account.UserId, Assert.Single(await CodesAsync(wanted)), Cancellation);

        Assert.Equal((account.UserId, wanted), (changed.UserId, changed.Email));
        await RefusedAsync(IdentityError.InvalidToken, () => Identity.RefreshAsync(session.RefreshToken, Cancellation));
        await RefusedAsync(IdentityError.InvalidCredentials, () => SignInAsync(email));
        var again = await SignInAsync(wanted);
        Assert.Equal((account.UserId, wanted), (again.Account.UserId, (await VerifyAsync(again.IdToken)).GetClaim("email").Value));
        Assert.Equal([Groups.Instructors], GroupsOf(await VerifyAsync(again.AccessToken)));
        Assert.Equal(2, (await MailsAsync(email, 2)).Count);
    }

    [Fact]
    public async Task The_old_address_is_free_afterwards()
    {
        var (email, wanted) = (NewEmail(), NewEmail());
        var account = await NewProfiledAsync(email);
        await Identity.AskForEmailAsync(account.UserId, wanted, Password, Address, Cancellation);
        await Identity.ConfirmEmailAsync(account.UserId, Assert.Single(await CodesAsync(wanted)), Cancellation);

        var newcomer = await NewConfirmedAsync(email);

        Assert.NotEqual(account.UserId, newcomer.UserId);
        Assert.Equal(newcomer.UserId, (await SignInAsync(email)).Account.UserId);
    }

    private async Task<AccountInfo> NewProfiledAsync(string email)
    {
        var account = await NewConfirmedAsync(email, Groups.Instructors);
        var profile = new User
        {
            UserId = account.UserId,
            Email = email,
            GivenName = account.GivenName,
            FamilyName = account.FamilyName,
            Role = Role.Instructor,
            CreatedAt = Now,
        };
        await Process.GetRequiredService<ITableStore>().PutAsync(TableCatalog.Users, profile, Cancellation);
        return account;
    }
}
