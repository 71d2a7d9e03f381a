using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using ClassCast.Api.Tests.Auth;
using ClassCast.Api.Tests.Live;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;
using ClassCast.Core.Notifications;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClassCast.Api.Tests.Http;

/// <summary>One person's way through everything that holds a secret, and then all that was logged of it.</summary>
public sealed partial class LogSecrecyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_password_code_token_or_signature_is_in_any_log()
    {
        var lines = new ConcurrentQueue<string>();
        await using var api = await ApiFixture.StartAsync(fixture =>
        {
            fixture.Settings["Logging:LogLevel:Default"] = "Debug";
            fixture.Replace = services => services.AddLogging(logging => logging.AddProvider(new LogWitness(lines.Enqueue)));
        });
        var secrets = new List<string> { "Wrong-horse-1" };
        var email = $"{Core.Ids.New()}@school.example";
        using var http = api.Anonymous();
        const string password = "Very-secret-horse-3";
        secrets.Add(password);
        using var signUp = await http.PostJsonAsync("/api/auth/sign-up", new SignUpRequest(email, "Lea", "Log", password), Stop);
        var code = await CodeAsync(http, email);
        secrets.Add(code);
        using var confirm = await http.PostJsonAsync("/api/auth/confirm", new ConfirmRequest(email, code), Stop);
        using var wrong = await http.PostJsonAsync("/api/auth/sign-in", new SignInRequest(email, "Wrong-horse-1"), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        var first = await api.SignInAsync(email, password, Stop);
        using var refreshed = await http.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(first.RefreshToken), Stop);
        var second = await refreshed.OkAsync<TokenResponse>(Stop);
        foreach (var tokens in new[] { first, second })
        {
            secrets.AddRange([tokens.AccessToken, tokens.IdToken, tokens.RefreshToken]);
        }

        var member = await api.StudentAsync(Stop);
        var enrolled = await Factors.EnrollAsync(api, member, Stop);
        using var asked = await http.PostJsonAsync("/api/auth/sign-in", new SignInRequest(member.Email, ApiFixture.Password), Stop);
        var challenge = await asked.OkAsync<SignInChallengeResponse>(Stop);
        using var answered = await http.PostJsonAsync("/api/auth/sign-in/code", new SignInCodeRequest(challenge.Challenge, enrolled.RecoveryCodes[0]), Stop);
        secrets.AddRange([challenge.Challenge, .. enrolled.RecoveryCodes, (await answered.OkAsync<TokenResponse>(Stop)).RefreshToken]);
        var link = await api.Services.GetRequiredService<UnsubscribeLinks>().TokenAsync(new(member.UserId, null), Stop);
        using var ended = await http.PostJsonAsync("/api/unsubscribe", new UnsubscribeRequest(link), Stop);
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        secrets.Add(link);
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, TestVideo.Mp4(), Stop);
        secrets.Add(SignatureOf(upload.Parts[0].Url));
        var receipt = await room.Student.ConfirmAsync(upload.VideoId, 2048, Stop);
        var video = await room.Teacher.Http.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop);
        secrets.Add(SignatureOf(video.OriginalUrl!));
        using var watched = await http.GetAsync(video.OriginalUrl, Stop);
        using var socket = await LiveClient.ConnectAsync(api, room.Student, Stop);
        using var forged = api.Client(first.AccessToken + "x");
        using var refused = await forged.GetAsync("/api/me", Stop);
        using var signOut = await http.PostJsonAsync("/api/auth/sign-out", new RefreshTokenRequest(second.RefreshToken), Stop);

        Assert.Equal(HttpStatusCode.OK, watched.StatusCode);
        Assert.NotEmpty(lines);
        Assert.All(secrets, secret => Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Signed in with Correct-horse-9")]
    [InlineData("Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIwMTkzIn0.abc")]
    public void A_line_with_a_secret_would_be_noticed(string line)
    {
        LogsOfTheWholeRun.Read(line);

        Assert.Contains(line, LogsOfTheWholeRun.Leaks);
        Forget(line);
    }

    private static void Forget(string line)
    {
        for (var left = LogsOfTheWholeRun.Leaks.Count; left > 0 && LogsOfTheWholeRun.Leaks.TryDequeue(out var leak); left--)
        {
            if (leak != line)
            {
                LogsOfTheWholeRun.Leaks.Enqueue(leak);
            }
        }
    }

    private static async Task<string> CodeAsync(HttpClient http, string email)
    {
        var mails = await Eventually.GetAsync(
            "the mail with the code",
            async () => (await http.GetOkAsync<ListResponse<MailboxMessage>>($"/api/dev/mailbox?address={email}", Stop)).Items is { Count: > 0 } found ? found : null,
            Stop);
        return Digits().Match(mails[0].Body).Value;
    }

    private static string SignatureOf(string url) => url[(url.IndexOf("&s=", StringComparison.Ordinal) + 3)..].Split('&')[0];

    [GeneratedRegex(@"\b\d{6,8}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
