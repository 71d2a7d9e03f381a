using System.Net;
using ClassCast.Contracts;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ClassCast.Api.Tests.Account;

/// <summary>What somebody says of themselves.</summary>
public sealed class ProfileTests(ApiFixture api)
{
    private const string Path = "/api/me/profile";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_names_show_at_once_and_are_in_the_next_tokens()
    {
        var person = await api.StudentAsync(Stop);
        var before = await person.Http.GetOkAsync<ProfileResponse>(Path, Stop);

        using var response = await person.Http.PutJsonAsync(Path, new ProfileRequest("  Zoë ", "Quick"), Stop, before.ETag);

        var after = await response.OkAsync<ProfileResponse>(Stop);
        Assert.Equal(("Zoë", "Quick", "Zoë Quick", person.Email), (after.GivenName, after.FamilyName, after.DisplayName, after.Email));
        Assert.Equal(after.ETag, response.Headers.ETag?.Tag);
        Assert.Equal(after, await person.Http.GetOkAsync<ProfileResponse>(Path, Stop));
        Assert.Equal("Zoë Quick", (await person.Http.GetOkAsync<MeResponse>("/api/me", Stop)).DisplayName);
        var tokens = await api.SignInAsync(person.Email, ApiFixture.Password, Stop);
        var id = new JsonWebToken(tokens.IdToken);
        Assert.Equal("Zoë", id.GetClaim("given_name").Value);
    }

    [Fact]
    public async Task An_edit_based_on_an_older_state_is_refused_and_changes_nothing()
    {
        var person = await api.StudentAsync(Stop);
        var seen = await person.Http.GetOkAsync<ProfileResponse>(Path, Stop);
        using var first = await person.Http.PutJsonAsync(Path, new ProfileRequest("One", "Student"), Stop, seen.ETag);
        await first.OkAsync<ProfileResponse>(Stop);

        using var stale = await person.Http.PutJsonAsync(Path, new ProfileRequest("Two", "Student"), Stop, seen.ETag);
        using var blind = await person.Http.PutJsonAsync(Path, new ProfileRequest("Two", "Student"), Stop);

        await stale.RefusedAsync(HttpStatusCode.PreconditionFailed, ProblemCodes.PreconditionFailed, Stop);
        await blind.RefusedAsync(HttpStatusCode.PreconditionRequired, ProblemCodes.PreconditionRequired, Stop);
        Assert.Equal("One", (await person.Http.GetOkAsync<ProfileResponse>(Path, Stop)).GivenName);
    }

    [Fact]
    public async Task A_name_of_spaces_is_none()
    {
        var person = await api.StudentAsync(Stop);
        var seen = await person.Http.GetOkAsync<ProfileResponse>(Path, Stop);

        using var response = await person.Http.PutJsonAsync(Path, new ProfileRequest("   ", "Student"), Stop, seen.ETag);

        var problem = await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
        Assert.True(problem.GetProperty("errors").TryGetProperty("givenName", out _));
    }
}
