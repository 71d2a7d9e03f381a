using System.Net;
using System.Net.WebSockets;
using ClassCast.Api.Tests.Live;
using ClassCast.Api.Tests.Videos;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Api.Tests.Http;

/// <summary>The live socket × the callers of the matrix: who gets one, and what they hear of somebody's video. (Its request without a socket is a row.)</summary>
public sealed class SocketAccessTests(CallersFixture callers) : IClassFixture<CallersFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_who_is_signed_in_and_not_suspended_gets_a_socket()
    {
        var before = await StoredState.ReadAsync(callers.Api, Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, await RefusalAsync(token: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await RefusalAsync("forged.token.here"));
        Assert.Equal(HttpStatusCode.Forbidden, await RefusalAsync(callers.Callers.Suspended.Tokens.AccessToken));

        Assert.Equal(before, await StoredState.ReadAsync(callers.Api, Stop));
    }

    [Fact]
    public async Task Of_a_video_hear_its_student_and_those_who_teach_the_course_and_nobody_else()
    {
        var world = await World.CreateAsync(callers.Api, callers.Callers, Stop);
        var people = new Dictionary<string, Person>
        {
            ["student"] = world.Callers.Student,
            ["outsider"] = world.Callers.Outsider,
            ["instructor"] = world.Callers.Instructor,
            ["other instructor"] = world.Callers.OtherInstructor,
            ["assistant"] = world.Callers.Assistant,
            ["admin"] = world.Callers.Admin,
        };
        var sockets = new Dictionary<string, LiveClient>();
        try
        {
            foreach (var (who, person) in people)
            {
                sockets[who] = await LiveClient.ConnectAsync(world.Api, person, Stop);
            }

            await world.Callers.Student.HandInAsync(world.Assignment.AssignmentId, TestVideo.Mp4(), Stop);
            foreach (var who in new[] { "student", "instructor", "assistant" })
            {
                Assert.Equal(LiveEventTypes.VideoChanged, (await sockets[who].ReadAsync(1, Stop))[0].Type);
            }

            foreach (var who in new[] { "outsider", "other instructor", "admin" })
            {
                Assert.Empty(await sockets[who].ReadUntilPongAsync(Stop));
            }
        }
        finally
        {
            foreach (var socket in sockets.Values)
            {
                socket.Dispose();
            }
        }

        // a session is noted as used when its socket has ended: the other test sees every change
        await Eventually.TrueAsync("the ends of the sockets are noted", async () => (await Task.WhenAll(people.Values.Select(IsNotedAsync))).All(noted => noted), Stop);
    }

    private async Task<bool> IsNotedAsync(Person person) =>
        (await callers.Api.Services.GetRequiredService<IIdentityProvider>().Sessions.ListAsync(person.UserId, Stop)).All(session => session.Address is not null);

    private async Task<HttpStatusCode> RefusalAsync(string? token)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (token is not null)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(callers.Api.Address) { Scheme = "ws", Path = "/ws" }.Uri, Stop));
        return socket.HttpStatusCode;
    }
}
