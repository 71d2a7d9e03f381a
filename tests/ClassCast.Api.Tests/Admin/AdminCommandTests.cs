using ClassCast.Api.Features.Admin;
using ClassCast.Api.Tests.Auth;
using ClassCast.Contracts;
using ClassCast.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace ClassCast.Api.Tests.Admin;

public sealed class AdminCommandTests : IDisposable
{
    private readonly TempDirectory data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_first_administrator_signs_in_and_is_in_the_log()
    {
        var (code, said) = await RunAsync("Head@School.example", ApiFixture.Password);
        await using var api = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:DataDirectory"] = data.Path);
        var tokens = await api.SignInAsync("head@school.example", ApiFixture.Password, Stop);
        using var http = api.Client(tokens.AccessToken);

        var log = await http.GetOkAsync<ListResponse<AuditEntryResponse>>("/api/admin/audit?actor=machine", Stop);

        Assert.Equal(0, code);
        Assert.DoesNotContain(ApiFixture.Password, said, StringComparison.Ordinal);
        Assert.Equal(AuditKind.AdminCreated, Assert.Single(log.Items).Kind);
    }

    [Fact]
    public async Task Somebody_with_an_account_becomes_one_and_keeps_the_password()
    {
        await using var api = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:DataDirectory"] = data.Path);
        var teacher = await api.InstructorAsync(Stop);

        var (code, _) = await RunAsync(teacher.Email, "Another-horse-7");
        var tokens = await api.SignInAsync(teacher.Email, ApiFixture.Password, Stop);
        using var http = api.Client(tokens.AccessToken);

        Assert.Equal(0, code);
        Assert.Equal(UserRole.Admin, (await http.GetOkAsync<MeResponse>("/api/me", Stop)).Role);
    }

    [Theory]
    [InlineData("head@school.example", "short")]
    [InlineData("head@school.example", "")]
    [InlineData("no address", ApiFixture.Password)]
    public async Task What_makes_no_account_says_why(string email, string password)
    {
        var (code, said) = await RunAsync(email, password);

        Assert.NotEqual(0, code);
        Assert.NotEmpty(said);
    }

    [Fact]
    public async Task Somebody_without_their_phone_signs_in_again_by_the_machine()
    {
        await using var api = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:DataDirectory"] = data.Path);
        var admin = await api.AdminAsync(Stop);
        await Factors.EnrollAsync(api, admin, Stop);

        var (code, said) = await ResetAsync(admin.Email.ToUpperInvariant());

        Assert.Equal(0, code);
        Assert.Contains("password alone", said, StringComparison.Ordinal);
        var tokens = await api.SignInAsync(admin.Email, ApiFixture.Password, Stop);
        using var http = api.Client(tokens.AccessToken);
        var log = await http.GetOkAsync<ListResponse<AuditEntryResponse>>("/api/admin/audit?actor=machine", Stop);
        Assert.Equal(AuditKind.MultiFactorReset, Assert.Single(log.Items).Kind);
    }

    [Theory]
    [InlineData("nobody@school.example")]
    [InlineData("no address")]
    public async Task Who_has_no_second_factor_is_told_so(string email)
    {
        var (code, said) = await ResetAsync(email);

        Assert.NotEqual(0, code);
        Assert.NotEmpty(said);
    }

    private Task<(int Code, string Said)> ResetAsync(string email) =>
        RunAsync((builder, said) => AdminCommand.ResetMultiFactorAsync(builder, email, said, Stop));

    private Task<(int Code, string Said)> RunAsync(string email, string password) =>
        RunAsync((builder, said) => AdminCommand.RunAsync(builder, email, () => password, said, Stop));

    private async Task<(int Code, string Said)> RunAsync(Func<WebApplicationBuilder, StringWriter, Task<int>> command)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ClassCast:DataDirectory"] = data.Path,
            ["ClassCast:Identity:PasswordIterations"] = "1",
        });
        await using var said = new StringWriter();
        var code = await command(builder, said);
        return (code, said.ToString());
    }
}
