using System.Collections.Concurrent;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

/// <summary>What holds for every page, for strangers, students, those who teach and administrators.</summary>
public sealed class EveryPageTests(EveryPageTests.Sites sites) : IClassFixture<EveryPageTests.Sites>
{
    private const string Course = "/courses/" + Classroom.CourseId;
    private const string Assignment = "/assignments/" + Classroom.AssignmentId;
    private const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'><b>";

    public static TheoryData<UserRole?, string> Pages()
    {
        var pages = new TheoryData<UserRole?, string>();
        foreach (var path in new[] { "/", "/sign-in", "/sign-in/code", "/sign-up", "/confirm?email=a@b.example", "/forgot-password", "/reset-password?email=a@b.example", "/erased/" + Classroom.ReceiptId, "/no/such/page" }) pages.Add(null, path);
        foreach (var path in new[] { "/", "/courses", "/join", Course, Assignment, "/notifications", "/account", "/account/security", "/account/security/authenticator", "/account/security/password", "/account/notifications", "/account/privacy", "/account/privacy/erase", "/account/sessions", "/account/security/email", "/account/security/email/confirm?email=a@b.example", "/sign-out", "/no/such/page" }) pages.Add(UserRole.Student, path);
        foreach (var path in new[]
                 {
                     "/", "/courses", "/courses/new", Course, Course + "/edit", Course + "/roster", Course + "/sections/new", Course + "/assignments/new",
                     Assignment, Assignment + "/edit", "/grading", "/grading/" + Classroom.SubmissionId,
                 })
        {
            pages.Add(UserRole.Instructor, path);
        }

        foreach (var path in new[] { "/admin", "/admin/users", "/admin/users/u1", "/admin/users/u1/erase", "/admin/audit" }) pages.Add(UserRole.Admin, path);
        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Its_headers_allow_no_inline_script_no_frame_and_no_device(UserRole? role, string path)
    {
        var page = await sites.GoAsync(role, path);

        var policy = page.Header("Content-Security-Policy");
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("base-uri 'none'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", page.Header("Referrer-Policy"));
        Assert.Equal("DENY", page.Header("X-Frame-Options"));
        Assert.Equal("same-origin", page.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", page.Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", page.Header("Permissions-Policy"));
        Assert.Contains("no-store", page.Header("Cache-Control"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_has_no_inline_script_style_or_handler(UserRole? role, string path)
    {
        var page = await sites.GoAsync(role, path);

        Assert.All(page.Document.QuerySelectorAll("script"), s => Assert.StartsWith("/js/", s.GetAttribute("src"), StringComparison.Ordinal));
        Assert.All(page.Document.QuerySelectorAll("link[rel=stylesheet]"), s => Assert.StartsWith("/css/", s.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Empty(page.Document.QuerySelectorAll("style, [style]"));
        Assert.DoesNotContain(page.Document.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Its_forms_carry_the_token_and_every_field_has_a_label(UserRole? role, string path)
    {
        var page = await sites.GoAsync(role, path);

        Assert.All(page.Document.QuerySelectorAll("form[method=post]"), form => Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]")));
        Assert.All(
            page.Document.QuerySelectorAll("input:not([type=hidden]), select, textarea"),
            field => Assert.True(field.Closest("label") is not null || page.Document.QuerySelector($"label[for='{field.Id}']") is not null, field.OuterHtml));
        Assert.All(
            page.Document.QuerySelectorAll("[aria-describedby]").SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' ')),
            id => Assert.NotNull(page.Document.GetElementById(id)));
        Assert.Equal(page.Document.QuerySelectorAll("[id]").Length, page.Document.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Its_forms_are_refused_without_the_token_and_ask_nothing_of_the_Api(UserRole? role, string path)
    {
        var page = await sites.GoAsync(role, path);
        var api = await sites.ApiAsync(role);
        var before = api.Asked.Count(asked => !asked.Route.StartsWith("GET ", StringComparison.Ordinal));

        foreach (var form in page.Document.QuerySelectorAll("form[method=post]"))
        {
            var action = form.GetAttribute("action") is { Length: > 0 } own ? own : path;
            var fields = form.QuerySelectorAll("input[name], select[name], textarea[name], button[name]")
                .Where(field => field.GetAttribute("name") != "__RequestVerificationToken")
                .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? "x"));
            Assert.Equal(400, (await page.Browser.PostAsync(action, fields)).Status);
        }

        Assert.Equal(before, api.Asked.Count(asked => !asked.Route.StartsWith("GET ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_has_one_heading_landmarks_and_a_title(UserRole? role, string path)
    {
        var page = await sites.GoAsync(role, path);

        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.Single(page.Document.QuerySelectorAll("main#main"));
        Assert.NotNull(page.Document.QuerySelector("a.skip[href='#main']"));
        Assert.Contains("ClassCast", page.Document.Title);
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Hostile_text_in_every_field_is_shown_as_text(UserRole? role, string path)
    {
        var page = await sites.GoAsync(role, path, Hostile);

        Assert.All(page.Document.QuerySelectorAll("script"), s => Assert.NotNull(s.GetAttribute("src")));
        Assert.Empty(page.Document.QuerySelectorAll("img:not(.avatar[src]), [onerror], [onload]"));
    }

    [Fact]
    public async Task Hostile_text_that_was_typed_comes_back_as_text()
    {
        using var site = new WebSite();
        site.Api.Teacher();
        var form = await (await site.OpenSignedInAsync()).GoAsync(Course + "/edit");

        var page = await form.SendAsync("course", ("title", Hostile), ("description", "</textarea>" + Hostile), ("capacity", Hostile));

        Assert.Equal(Hostile, page.Find("#course-title").GetAttribute("value"));
        Assert.Equal("</textarea>" + Hostile, page.Find("#course-description").TextContent);
        Assert.Empty(page.Document.QuerySelectorAll("img, main script"));
    }

    [Fact]
    public async Task Media_that_browsers_fetch_directly_is_allowed_from_its_origin_and_nothing_else_is()
    {
        using var site = new WebSite { PublicUrl = "https://media.school.example/path" };

        var policy = (await site.Open().GoAsync("/sign-in")).Header("Content-Security-Policy");

        Assert.Contains("media-src 'self' blob: https://media.school.example;", policy);
        Assert.Contains("connect-src 'self' https://media.school.example;", policy);
        Assert.Contains("script-src 'self';", policy);
    }

    [Fact]
    public async Task Several_origins_of_media_are_allowed_and_only_by_their_origin()
    {
        using var site = new WebSite { MediaOrigins = "https://videos.s3.eu-central-1.amazonaws.com/x?y http://127.0.0.1:5000  https://videos.s3.eu-central-1.amazonaws.com" };

        var policy = (await site.Open().GoAsync("/sign-in")).Header("Content-Security-Policy");

        Assert.Contains("img-src 'self' data: blob: https://videos.s3.eu-central-1.amazonaws.com http://127.0.0.1:5000;", policy);
        Assert.Contains("connect-src 'self' https://videos.s3.eu-central-1.amazonaws.com http://127.0.0.1:5000;", policy);
    }

    [Theory]
    [InlineData("videos.s3.amazonaws.com")]
    [InlineData("https://a.example; script-src")]
    [InlineData("*")]
    public void An_origin_of_media_that_is_none_ends_the_start_with_its_name(string origins)
    {
        using var site = new WebSite { MediaOrigins = origins };

        Assert.StartsWith("ClassCast__MediaOrigins must hold absolute http or https addresses", Assert.Throws<InvalidOperationException>(() => site.Open()).Message);
    }

    [Fact]
    public async Task A_form_with_more_fields_than_any_page_has_is_refused()
    {
        using var site = new WebSite();
        var browser = site.Open();
        await browser.GoAsync("/sign-in");

        var answer = await browser.PostAsync("/sign-in", Enumerable.Range(0, 300).Select(i => KeyValuePair.Create($"field{i}", "x")));

        Assert.Equal(400, answer.Status);
        Assert.Empty(site.Api.Asked);
    }

    [Fact]
    public async Task Camera_and_microphone_are_allowed_where_one_records()
    {
        using var site = new WebSite();
        site.Api.Student(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Open)));
        var page = await (await site.OpenSignedInAsync()).GoAsync(Assignment + "/submit");

        Assert.Contains("camera=(self), microphone=(self)", page.Header("Permissions-Policy"));
    }

    [Fact]
    public async Task Styles_and_scripts_can_be_kept_for_good()
    {
        using var site = new WebSite { Environment = "Production" };
        var browser = site.Open();
        var page = await browser.GoAsync("/sign-in");

        foreach (var address in page.Document.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!))
        {
            using var asset = await browser.GetAsync(address);
            Assert.Equal(200, (int)asset.StatusCode);
            Assert.Contains("immutable", asset.Headers.CacheControl?.ToString());
        }
    }

    /// <summary>One site and signed-in browser per role, since these tests only look; and another where every text is hostile.</summary>
    public sealed class Sites : IDisposable
    {
        private readonly ConcurrentDictionary<(UserRole?, string?), Lazy<Task<(WebSite Site, Browser Browser)>>> open = new();

        public async Task<Page> GoAsync(UserRole? role, string path, string? hostile = null)
        {
            var (_, browser) = await open.GetOrAdd((role, hostile), key => new(() => OpenAsync(key.Item1, key.Item2))).Value;
            return await browser.GoAsync(path);
        }

        public async Task<FakeApi> ApiAsync(UserRole? role) => (await open.GetOrAdd((role, null), key => new(() => OpenAsync(key.Item1, key.Item2))).Value).Site.Api;

        public void Dispose()
        {
            foreach (var site in open.Values.Select(o => o.Value).Where(t => t.IsCompletedSuccessfully)) site.GetAwaiter().GetResult().Site.Dispose();
        }

        private static async Task<(WebSite Site, Browser Browser)> OpenAsync(UserRole? role, string? hostile)
        {
            var site = new WebSite();
            if (role is null) return (site, site.Open());
            if (role == UserRole.Student) site.Api.Student(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Open)));
            else site.Api.Teacher(role.Value);
            var browser = await site.OpenSignedInAsync();
            if (hostile is not null) Poisoned.Everything(site.Api, role.Value, hostile);
            return (site, browser);
        }
    }
}
