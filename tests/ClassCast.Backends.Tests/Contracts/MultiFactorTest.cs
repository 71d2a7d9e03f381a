using ClassCast.Core.Audit;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>People with an authenticator app.</summary>
public abstract class MultiFactorTest : IdentityTest
{
    protected IMultiFactor Factors => Identity.MultiFactor;

    /// <summary>By which the classroom takes codes.</summary>
    protected DateTimeOffset Clock => Process.GetRequiredService<TimeProvider>().GetUtcNow();

    protected async Task<Enrolled> EnrollAsync(params string[] groups)
    {
        var account = await NewConfirmedAsync(NewEmail(), groups);
        var app = new Authenticator((await Factors.BeginAsync(account.UserId, Cancellation)).Secret);
        var recoveryCodes = await Factors.ConfirmAsync(account.UserId, Proof(app.CodeAt(Clock)), Cancellation);
        await NextCodeAsync();
        return new(account, app, recoveryCodes);
    }

    /// <summary>Until the app shows another code.</summary>
    protected Task NextCodeAsync() => Backend.ElapseAsync(TimeSpan.FromSeconds(30));

    protected static FactorProof Proof(string code, string password = Password, string address = Address) =>
        new() { Password = password, Code = code, Address = address };

    protected async Task<CodeChallenge> ChallengeAsync(string email, string password = Password, string address = Address) =>
        Assert.IsType<CodeChallenge>(await Identity.SignInAsync(email, password, address, Cancellation));

    protected Task<SignInResult> AnswerAsync(CodeChallenge challenge, string code, string address = Address) =>
        Identity.AnswerAsync(challenge.Token, code, address, Cancellation);

    protected string WrongCode(Enrolled person)
    {
        // none of the codes that are good within the tolerance
        var good = Enumerable.Range(-5, 11).Select(step => person.App.CodeAt(Clock.AddSeconds(30 * step))).ToHashSet();
        return Enumerable.Range(0, 12).Select(i => $"{i:D6}").First(code => !good.Contains(code));
    }

    protected async Task<IReadOnlyList<AuditKind>> AuditAsync(string userId)
    {
        var log = await Store.QueryAsync(TableCatalog.Audit, new TableQuery(userId) { Index = "subjectId-index", Limit = 50 }, Cancellation);
        return [.. log.Items.Select(entry => entry.Kind)];
    }

    protected sealed record Enrolled(AccountInfo Account, Authenticator App, IReadOnlyList<string> RecoveryCodes)
    {
        public string Email => Account.Email;
    }
}
