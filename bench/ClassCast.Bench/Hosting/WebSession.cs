using System.Net;
using System.Text.RegularExpressions;
using ClassCast.Bench.Data;

namespace ClassCast.Bench.Hosting;

/// <summary>A browser's session with the web front end: signed in through its form, as people do.</summary>
internal static partial class WebSession
{
    /// <returns>The value of the <c>Cookie</c> header.</returns>
    public static async Task<string> SignInAsync(Uri site, string name, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site };
        using var page = await browser.GetAsync("/sign-in", cancellationToken);
        var html = await page.Content.ReadAsStringAsync(cancellationToken);
        using var form = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(html).Groups["value"].Value),
                ["_handler"] = "sign-in",
                ["email"] = ClassroomData.EmailOf(name),
                ["password"] = SeededClassroom.Password,
            }),
        };
        form.Headers.Add("Cookie", CookiesOf(page));
        using var answer = await browser.SendAsync(form, cancellationToken);
        return answer.StatusCode is HttpStatusCode.Found
            ? $"{CookiesOf(page)}; {CookiesOf(answer)}"
            : throw new InvalidOperationException($"The sign-in form answered {(int)answer.StatusCode}.");
    }

    // by hand: in production cookies are for TLS only, which a cookie container takes at its word even on the loopback
    private static string CookiesOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])) : "";

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
