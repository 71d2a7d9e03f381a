using System.Net;
using System.Net.WebSockets;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Api.Tests.Live;

public sealed class LiveTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Handing_in_and_grading_reach_the_open_pages_of_those_concerned_and_nobody_else()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var classmate = await room.JoinedStudentAsync(Stop);
        using var student = await LiveClient.ConnectAsync(api, room.Student, Stop);
        using var secondTab = await LiveClient.ConnectAsync(api, room.Student, Stop);
        using var teacher = await LiveClient.ConnectAsync(api, room.Teacher, Stop);
        using var stranger = await LiveClient.ConnectAsync(api, classmate, Stop);

        var receipt = await room.HandInAsync(Stop);
        var arrived = (await teacher.ReadAsync(1, Stop))[0];
        var submission = await room.Teacher.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{receipt.SubmissionId}", Stop);
        using var graded = await room.Teacher.Http.PostJsonAsync(
            $"/api/submissions/{receipt.SubmissionId}/grade", new GradeRequest(80, null), Stop, ifMatch: submission.GradeETag);

        Assert.Equal(HttpStatusCode.OK, graded.StatusCode);
        Assert.Equal((LiveEventTypes.VideoChanged, receipt.VideoId, "Uploaded"), (arrived.Type, Text(arrived, "videoId"), Text(arrived, "state")));
        foreach (var tab in (LiveClient[])[student, secondTab])
        {
            var events = await tab.ReadAsync(3, Stop);
            Assert.Equal(
                [LiveEventTypes.GradeReleased, LiveEventTypes.NotificationCreated, LiveEventTypes.VideoChanged],
                events.Select(item => item.Type).Order(StringComparer.Ordinal));
            Assert.Equal(80, events.Single(item => item.Type == LiveEventTypes.GradeReleased).Data!.Value.GetProperty("finalPoints").GetDecimal());
        }

        Assert.Empty(await stranger.ReadUntilPongAsync(Stop));
        Assert.Empty(await teacher.ReadUntilPongAsync(Stop));
    }

    [Fact]
    public async Task What_happens_right_after_the_handshake_is_heard()
    {
        using var answered = new HeldClock();
        await using var own = await ApiFixture.StartAsync(fixture => fixture.Replace = services => services.AddSingleton<TimeProvider>(answered));
        var (person, other) = (await own.StudentAsync(Stop), await own.StudentAsync(Stop));
        using var others = await LiveClient.ConnectAsync(own, other, Stop);
        Assert.Empty(await others.ReadUntilPongAsync(Stop));
        var bus = own.Services.GetRequiredService<IEventBus>();

        answered.Hold();
        using var page = await LiveClient.ConnectAsync(own, person, Stop);
        foreach (var userId in new[] { person.UserId, other.UserId })
        {
            await bus.PublishAsync(LiveEvent.Create(userId, LiveEventTypes.NotificationCreated, LargeNotice(), Core.CoreJson.Default.NotificationCreated), Stop);
        }

        await others.ReadAsync(1, Stop); // both events have been given to who listens
        answered.GoOn();

        Assert.Equal(LiveEventTypes.NotificationCreated, (await page.ReadAsync(1, Stop))[0].Type);
    }

    [Fact]
    public async Task Nobody_listens_without_a_sign_in()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(api.Address) { Scheme = "ws", Path = "/ws" }.Uri, Stop));

        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost:1")]
    public async Task A_page_of_a_strange_origin_is_refused(string origin)
    {
        var person = await api.StudentAsync(Stop);

        var refusal = await Assert.ThrowsAsync<WebSocketException>(() => LiveClient.ConnectAsync(api, person, Stop, origin));

        Assert.Contains("403", refusal.Message, StringComparison.Ordinal);
        Assert.Empty((await ConnectionsAsync(api, person)).Items);
    }

    [Fact]
    public async Task The_own_origin_and_allowed_ones_may_listen()
    {
        await using var own = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:Live:AllowedOrigins:0"] = "https://classroom.example.edu");
        var person = await own.StudentAsync(Stop);

        using var same = await LiveClient.ConnectAsync(own, person, Stop, $"http://{own.Address.Authority}");
        using var allowed = await LiveClient.ConnectAsync(own, person, Stop, "https://classroom.example.edu");

        Assert.Empty(await same.ReadUntilPongAsync(Stop));
        Assert.Empty(await allowed.ReadUntilPongAsync(Stop));
    }

    [Fact]
    public async Task A_person_has_at_most_so_many_open_pages_and_a_closed_one_makes_room()
    {
        await using var own = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:Live:MaximumSocketsPerUser"] = "2");
        var person = await own.StudentAsync(Stop);
        using var first = await LiveClient.ConnectAsync(own, person, Stop);
        using var second = await LiveClient.ConnectAsync(own, person, Stop);

        var refusal = await Assert.ThrowsAsync<WebSocketException>(() => LiveClient.ConnectAsync(own, person, Stop));
        await second.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        await Eventually.TrueAsync("one row left", async () => (await ConnectionsAsync(own, person)).Items.Count == 1, Stop);
        using var third = await LiveClient.ConnectAsync(own, person, Stop);

        Assert.Contains("429", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(WebSocketState.Open, third.Socket.State);
    }

    [Fact]
    public async Task A_socket_is_closed_when_its_token_runs_out()
    {
        await using var own = await ApiFixture.StartAsync();
        var person = await own.StudentAsync(Stop);
        using var page = await LiveClient.ConnectAsync(own, person, Stop);
        Assert.Empty(await page.ReadUntilPongAsync(Stop));

        own.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(await page.ReadAsync(Stop));
        Assert.Equal(LiveCloseCodes.TokenExpired, (int)page.Socket.CloseStatus!.Value);
    }

    [Fact]
    public async Task The_row_of_an_open_page_is_renewed_while_it_lives()
    {
        await using var own = await ApiFixture.StartAsync();
        var person = await own.StudentAsync(Stop);
        using var page = await LiveClient.ConnectAsync(own, person, Stop);
        Assert.Empty(await page.ReadUntilPongAsync(Stop));
        var before = Assert.Single((await ConnectionsAsync(own, person)).Items);

        own.Clock.Advance(TimeSpan.FromSeconds(90));

        await Eventually.TrueAsync(
            "the row renewed", async () => (await ConnectionsAsync(own, person)).Items.Single().ExpiresAt > before.ExpiresAt, Stop);
    }

    [Fact]
    public async Task Stopping_the_server_says_goodbye()
    {
        await using var own = await ApiFixture.StartAsync();
        var person = await own.StudentAsync(Stop);
        using var page = await LiveClient.ConnectAsync(own, person, Stop);
        Assert.Empty(await page.ReadUntilPongAsync(Stop));

        own.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Null(await page.ReadAsync(Stop));
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, page.Socket.CloseStatus);
    }

    [Fact]
    public async Task A_page_that_talks_too_much_at_once_is_closed_and_small_talk_is_ignored()
    {
        var person = await api.StudentAsync(Stop);
        using var page = await LiveClient.ConnectAsync(api, person, Stop);
        await page.SendAsync("hello", Stop);
        await page.SendAsync("""{"type":"video.changed","data":{}}""", Stop);
        Assert.Empty(await page.ReadUntilPongAsync(Stop));

        await page.SendAsync(new string('x', 5000), Stop);

        Assert.Null(await page.ReadAsync(Stop));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, page.Socket.CloseStatus);
    }

    [Fact]
    public async Task A_page_that_does_not_read_is_dropped_and_delays_nobody()
    {
        await using var own = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:Live:BufferedEvents"] = "4");
        var slow = await own.StudentAsync(Stop);
        var quick = await own.StudentAsync(Stop);
        using var slowPage = await LiveClient.ConnectAsync(own, slow, Stop);
        using var quickPage = await LiveClient.ConnectAsync(own, quick, Stop);
        Assert.Empty(await quickPage.ReadUntilPongAsync(Stop));
        var bus = own.Services.GetRequiredService<IEventBus>();

        // far more than the kernel's buffers of one connection hold
        var large = LargeNotice();
        for (var i = 0; i < 400; i++)
        {
            await bus.PublishAsync(LiveEvent.Create(slow.UserId, LiveEventTypes.NotificationCreated, large, Core.CoreJson.Default.NotificationCreated), Stop);
        }

        await bus.PublishAsync(LiveEvent.Create(quick.UserId, LiveEventTypes.NotificationCreated, large with { Body = "" }, Core.CoreJson.Default.NotificationCreated), Stop);

        Assert.Equal(LiveEventTypes.NotificationCreated, (await quickPage.ReadAsync(1, Stop))[0].Type);
        await Eventually.TrueAsync("the slow page's row removed", async () => (await ConnectionsAsync(own, slow)).Items.Count == 0, Stop);
    }

    private static NotificationCreated LargeNotice() => new("n", "VideoReady", "Ready", new string('x', 50_000), "/", DateTimeOffset.UnixEpoch);

    private static string? Text(LiveEnvelope envelope, string name) => envelope.Data!.Value.GetProperty(name).GetString();

    private static Task<Page<Core.Notifications.Connection>> ConnectionsAsync(ApiFixture fixture, Person person) =>
        fixture.Tables.QueryAsync(TableCatalog.Connections, new(person.UserId) { Index = "userId-index" }, Stop);
}
