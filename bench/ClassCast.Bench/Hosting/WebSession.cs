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
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = site };
        var page = await browser.GetStringAsync("/sign-in", cancellationToken);
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups["value"].Value),
            ["_handler"] = "sign-in",
            ["email"] = ClassroomData.EmailOf(name),
            ["password"] = SeededClassroom.Password,
        });
        using var answer = await browser.PostAsync("/sign-in", form, cancellationToken);
        return answer.StatusCode is HttpStatusCode.Found
            ? string.Join("; ", cookies.GetCookies(site).Select(cookie => $"{cookie.Name}={cookie.Value}"))
            : throw new InvalidOperationException($"The sign-in form answered {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
