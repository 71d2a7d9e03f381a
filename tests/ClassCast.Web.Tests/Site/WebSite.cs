using System.Collections.Concurrent;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ClassCast.Testing;
using ClassCast.Web.ApiClient;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;

namespace ClassCast.Web.Tests.Site;

/// <summary>The Web with a fake Api behind it, a clock that stands still, and a browser without script.</summary>
public sealed class WebSite : WebApplicationFactory<Program>
{
    private readonly TempDirectory ownKeys = new();

    public FakeApi Api { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Classroom.Now);

    public string Environment { get; init; } = "Development";

    public string PublicUrl { get; init; } = "";

    public string MediaOrigins { get; init; } = "";

    /// <summary>A bucket for the keys of the cookies, in place of the directory.</summary>
    public string? KeyBucket { get; init; }

    /// <summary>The address of a real server that the relays reach in the fake Api's place.</summary>
    public string? RelayTo { get; init; }

    /// <summary>Where the keys of the cookies are; its own directory by default.</summary>
    public string Keys
    {
        get => field ?? ownKeys.Path;
        init;
    }

    /// <summary>A browser of its own, with its own cookies.</summary>
    public Browser Open(string address = "http://localhost") =>
        new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri(address) }));

    public async Task<Browser> OpenSignedInAsync()
    {
        var browser = Open();
        var answer = await (await browser.GoAsync("/sign-in")).SendAsync("sign-in", ("email", "mira@school.example"), ("password", "Secret-1!"));
        Assert.Equal(302, answer.Status);
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("ClassCast:KeyDirectory", Keys);
        builder.UseSetting("ClassCast:PublicUrl", PublicUrl);
        builder.UseSetting("ClassCast:MediaOrigins", MediaOrigins);
        if (KeyBucket is not null) builder.UseSetting("ClassCast:KeyBucket", KeyBucket);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        if (RelayTo is not null) builder.UseSetting("services:api:http:0", RelayTo);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddHttpClient<ApiTransport>().ConfigurePrimaryHttpMessageHandler(() => Api);
            if (RelayTo is null) services.AddHttpClient("relay").ConfigurePrimaryHttpMessageHandler(() => Api);

            // the clock stands still, so a pause between attempts would not end
            services.ConfigureAll<HttpStandardResilienceOptions>(options => options.Retry.Delay = TimeSpan.Zero);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) ownKeys.Dispose();
    }
}

/// <summary>Keeps cookies without looking at the machine's clock, since the site's stands still.</summary>
public sealed class Browser(HttpClient http)
{
    private readonly ConcurrentDictionary<string, string> cookies = new(StringComparer.Ordinal);

    public void Keep(string name, string value) => cookies[name] = value;

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        if (!cookies.IsEmpty && !request.Headers.Contains("Cookie")) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        return http.SendAsync(request, completion, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), completion);

    public async Task<Page> GoAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await ReadAsync(await SendAsync(request));
    }

    internal async Task<Page> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        return await ReadAsync(await SendAsync(request));
    }

    internal async Task<Page> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string fileField, byte[]? file, string fileName)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);

        // where none was chosen, browsers send an empty file without a name
        form.Add(new ByteArrayContent(file ?? []) { Headers = { ContentType = new("image/png") } }, fileField, file is null ? "\"\"" : fileName);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        return await ReadAsync(await SendAsync(request));
    }

    private async Task<Page> ReadAsync(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set.Select(c => c.Split(';')[0].Split('=', 2)))
            {
                if (cookie[1].Length == 0) cookies.TryRemove(cookie[0], out _);
                else cookies[cookie[0]] = cookie[1];
            }
        }

        var html = await response.Content.ReadAsStringAsync();
        return new Page(this, response, await new HtmlParser().ParseDocumentAsync(html), html);
    }
}

public sealed record Page(Browser Browser, HttpResponseMessage Response, IHtmlDocument Document, string Html)
{
    public int Status => (int)Response.StatusCode;

    public string? Location => Response.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString) : null;

    public string Main => Squeeze(Document.QuerySelector("main")?.TextContent);

    public string Title => Squeeze(Document.QuerySelector("h1")?.TextContent);

    public string Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) ? string.Join("; ", values) : "";

    public IEnumerable<string> Cookies => Response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [];

    public IElement Find(string selector) => Document.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} in:\n{Html}");

    public string TextOf(string selector) => Squeeze(Find(selector).TextContent);

    public IHtmlFormElement Form(string handler) =>
        (IHtmlFormElement)(Document.QuerySelector($"input[name=_handler][value='{handler}']")?.Closest("form")
            ?? throw new InvalidOperationException($"No form {handler} in:\n{Html}"));

    /// <summary>Fills some fields of a form, leaves the others as they are, and sends it as a browser would.</summary>
    public Task<Page> SendAsync(string handler, params (string Name, string Value)[] filled)
    {
        var form = Form(handler);
        var fields = Fields(form).Where(f => !filled.Any(x => x.Name == f.Key)).Concat(filled.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var action = form.GetAttribute("action") is { Length: > 0 } a ? a : Response.RequestMessage!.RequestUri!.PathAndQuery;
        return Browser.PostAsync(action, fields);
    }

    /// <summary>Chooses a file, or none, and sends the form as a browser would.</summary>
    public Task<Page> SendFileAsync(string handler, string field, byte[]? file, string fileName = "me.png") => Browser.PostAsync(
        Response.RequestMessage!.RequestUri!.PathAndQuery, Fields(Form(handler)).Where(f => f.Key != field), field, file, fileName);

    public static string Squeeze(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement input when input.Name is { } name:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlTextAreaElement area when area.Name is { } name:
                    yield return KeyValuePair.Create(name, area.Value);
                    break;
                case IHtmlSelectElement select when select.Name is { } name:
                    yield return KeyValuePair.Create(name, select.Value ?? "");
                    break;
            }
        }
    }
}
