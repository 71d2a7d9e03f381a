using System.Net;
using ClassCast.Contracts;
using ClassCast.Core;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ClassCast.Api.Tests.Account;

/// <summary>Another address, over HTTP.</summary>
public sealed class EmailTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_to_the_new_address_makes_it_the_accounts_ends_all_sessions_and_tells_the_old_one()
    {
        var person = await api.StudentAsync(Stop);
        var wanted = NewEmail();
        await AskAsync(person, wanted.ToUpperInvariant());
        await api.MailAsync(person.Email, mail => mail.Subject == "Another address was asked for your ClassCast account", Stop);
        var code = await api.CodeAsync(wanted, Stop);

        using var confirmed = await person.Http.PostJsonAsync("/api/me/email/confirm", new ConfirmEmailRequest(code), Stop);

        Assert.Equal(HttpStatusCode.NoContent, confirmed.StatusCode);
        using var ended = await person.Http.GetAsync("/api/me", Stop);
        await ended.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        using var anonymous = api.Anonymous();
        using var old = await anonymous.PostJsonAsync("/api/auth/sign-in", new SignInRequest(person.Email, ApiFixture.Password), Stop);
        await old.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidCredentials, Stop);
        var tokens = await api.SignInAsync(wanted, ApiFixture.Password, Stop);
        Assert.Equal(wanted, new JsonWebToken(tokens.IdToken).GetClaim("email").Value);
        using var client = api.Client(tokens.AccessToken);
        var me = await client.GetOkAsync<MeResponse>("/api/me", Stop);
        Assert.Equal((person.UserId, wanted, UserRole.Student), (me.UserId, me.Email, me.Role));
        await api.MailAsync(person.Email, mail => mail.Subject == "The address of your ClassCast account was changed", Stop);
    }

    [Fact]
    public async Task An_address_that_is_somebodys_gets_no_code_and_the_answer_is_the_same()
    {
        var (person, owner) = (await api.StudentAsync(Stop), await api.StudentAsync(Stop));

        await AskAsync(person, owner.Email);

        await api.MailAsync(owner.Email, mail => mail.Subject == "You already have a ClassCast account", Stop);
        await api.MailAsync(person.Email, mail => mail.Subject == "Another address was asked for your ClassCast account", Stop);
        using var guessed = await person.Http.PostJsonAsync("/api/me/email/confirm", new ConfirmEmailRequest("123456"), Stop);
        await guessed.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeMismatch, Stop);
        await api.SignInAsync(owner.Email, ApiFixture.Password, Stop);
    }

    [Fact]
    public async Task Whoever_takes_the_address_first_keeps_it()
    {
        var (person, other) = (await api.StudentAsync(Stop), await api.StudentAsync(Stop));
        var wanted = NewEmail();
        await AskAsync(person, wanted);
        var code = await api.CodeAsync(wanted, Stop);
        await AskAsync(other, wanted);
        await Testing.Eventually.TrueAsync("the second code", async () => await api.CodeAsync(wanted, Stop) != code, Stop);
        var second = await api.CodeAsync(wanted, Stop);

        using var first = await person.Http.PostJsonAsync("/api/me/email/confirm", new ConfirmEmailRequest(code), Stop);
        using var late = await other.Http.PostJsonAsync("/api/me/email/confirm", new ConfirmEmailRequest(second), Stop);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        await late.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeMismatch, Stop);
        await api.SignInAsync(other.Email, ApiFixture.Password, Stop);
    }

    [Fact]
    public async Task Without_the_password_nothing_is_asked_for()
    {
        var person = await api.StudentAsync(Stop);
        var wanted = NewEmail();

        using var response = await person.Http.PostJsonAsync("/api/me/email", new ChangeEmailRequest(wanted, "Wrong-horse-9"), Stop);

        await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.PasswordMismatch, Stop);
        using var client = api.Anonymous();
        Assert.Empty(await client.MailsAsync(wanted, Stop));
    }

    [Fact]
    public async Task Codes_are_guessed_five_times_and_asked_for_five_times_an_hour()
    {
        var person = await api.StudentAsync(Stop);
        var wanted = NewEmail();
        await AskAsync(person, wanted);
        for (var i = 0; i < 5; i++)
        {
            using var guess = await person.Http.PostJsonAsync("/api/me/email/confirm", new ConfirmEmailRequest("wrong!"), Stop);
            await guess.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeMismatch, Stop);
        }

        using var right = await person.Http.PostJsonAsync("/api/me/email/confirm", new ConfirmEmailRequest(await api.CodeAsync(wanted, Stop)), Stop);
        for (var i = 1; i < 5; i++)
        {
            await AskAsync(person, wanted);
        }

        using var sixth = await person.Http.PostJsonAsync("/api/me/email", new ChangeEmailRequest(wanted, ApiFixture.Password), Stop);

        await right.RefusedAsync(HttpStatusCode.TooManyRequests, ProblemCodes.TooManyAttempts, Stop);
        await sixth.RefusedAsync(HttpStatusCode.TooManyRequests, ProblemCodes.TooManyAttempts, Stop);
    }

    [Theory]
    [InlineData("аda@school.example")] // begins with a Cyrillic а
    [InlineData("ada@schооl.example")] // Cyrillic о twice
    [InlineData("müller@school.example")]
    [InlineData("ada\u200B@school.example")]
    [InlineData("ada <ada@school.example")]
    public async Task An_address_that_could_pass_for_another_is_refused_with_a_reason(string lookAlike)
    {
        using var client = api.Anonymous();
        var person = await api.StudentAsync(Stop);

        using var signUp = await client.PostJsonAsync("/api/auth/sign-up", new SignUpRequest(lookAlike, "A", "B", ApiFixture.Password), Stop);
        using var change = await person.Http.PostJsonAsync("/api/me/email", new ChangeEmailRequest(lookAlike, ApiFixture.Password), Stop);

        await signUp.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.AddressNotAccepted, Stop);
        await change.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.AddressNotAccepted, Stop);
    }

    private static string NewEmail() => $"{Ids.New()}@school.example";

    private static async Task AskAsync(Person person, string email)
    {
        using var response = await person.Http.PostJsonAsync("/api/me/email", new ChangeEmailRequest(email, ApiFixture.Password), Stop);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Stop));
    }
}
