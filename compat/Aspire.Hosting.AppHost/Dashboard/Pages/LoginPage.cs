using Aspire.Hosting.Dashboard.Html;

namespace Aspire.Hosting.Dashboard.Pages;

internal static class LoginPage
{
    public static Markup Render(string application, bool wrongToken) => Layout.Page(application, Section.None, "Sign in", Markup.Of($"""
        <div class="login">
        {Icons.Use("lock")}
        <h1>Sign in to the dashboard</h1>
        <p>Logs and settings can be confidential. Open the address that the AppHost printed when it started, or paste the token from it
        (the part after <code>t=</code>).</p>
        <form action="/login" method="get">
        <label class="field"><span>Token</span><input name="t" type="password" autocomplete="off" required{(wrongToken ? Markup.Of($" aria-invalid=\"true\" aria-describedby=\"wrong\"") : Markup.Empty)}></label>
        {(wrongToken ? Markup.Of($"<p class=\"problem\" id=\"wrong\">{Icons.Use("error")} This is not the token of the running AppHost. It changes with every start.</p>") : Markup.Empty)}
        <button type="submit">Sign in</button>
        </form>
        </div>
        """));
}
