namespace ClassCast.AppHost;

/// <summary>Tells in the terminal where to go once the classroom is open.</summary>
internal static class Welcome
{
    private const string Rule = "────────────────────────────────────────────────────────────────";

    public static void PrintWhenReady(IResourceBuilder<ProjectResource> web, string seed, IResourceBuilder<ParameterResource> demoPassword)
    {
        var builder = web.ApplicationBuilder;
        builder.Eventing.Subscribe<ResourceReadyEvent>(web.Resource, async (_, cancellationToken) =>
        {
            List<string> lines = ["", Rule, "  ClassCast is ready", "", $"  Open       {web.GetEndpoint("http").Url}"];
            if (builder.Configuration["ASPNETCORE_URLS"] is { Length: > 0 } dashboard)
                lines.Add($"  Dashboard  {dashboard.Split(';')[0]}/login?t={builder.Configuration["AppHost:BrowserToken"]}");
            if (seed == "demo")
                lines.AddRange(LogIns(await demoPassword.Resource.GetValueAsync(cancellationToken) ?? ""));
            lines.AddRange(["", "  Ctrl+C stops everything", Rule, ""]);
            await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, lines).AsMemory(), cancellationToken);
        });
    }

    private static string[] LogIns(string password) =>
    [
        "",
        $"  Log in with password {password} as",
        "    admin@demo.classcast.example                  administrator",
        "    ines@demo.classcast.example                   instructor",
        "    omar@demo.classcast.example                   instructor",
        "    student01@… to student30@demo.classcast.example",
    ];
}
