using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using ClassCast.Contracts;
using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>Somebody who uses the HTTP API as the browser's pages do: signs up or in, and calls with their token.</summary>
public sealed class Person : IDisposable
{
    private Person(HttpClient http, string email, string accessToken)
    {
        Http = http;
        Email = email;
        AccessToken = accessToken;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
    }

    public HttpClient Http { get; }

    public string Email { get; }

    public string AccessToken { get; }

    public static async Task<Person> SignInAsync(HttpClient api, string email, string password, CancellationToken cancellationToken)
    {
        using var response = await api.PostAsJsonAsync("/api/auth/sign-in", new SignInRequest(email, password), ContractsJson.Default.SignInRequest, cancellationToken);
        response.EnsureSuccessStatusCode();
        var tokens = await response.Content.ReadFromJsonAsync(ContractsJson.Default.TokenResponse, cancellationToken);
        return new Person(api, email, tokens!.AccessToken);
    }

    /// <summary>The way a new student goes: sign up, read the code in the mail, confirm, sign in.</summary>
    public static async Task<Person> SignUpAsync(IClassroom classroom, string email, CancellationToken cancellationToken)
    {
        var api = classroom.CreateApiClient();
        const string Password = "Right-Horse-7";
        var request = new SignUpRequest(email, "Nadia", "O’Neill <b>", Password);
        using (var response = await api.PostAsJsonAsync("/api/auth/sign-up", request, ContractsJson.Default.SignUpRequest, cancellationToken))
        {
            response.EnsureSuccessStatusCode();
        }

        var code = await Eventually.GetAsync("the verification mail", () => classroom.FindCodeAsync(email, cancellationToken), cancellationToken);
        using (var response = await api.PostAsJsonAsync("/api/auth/confirm", new ConfirmRequest(email, code), ContractsJson.Default.ConfirmRequest, cancellationToken))
        {
            response.EnsureSuccessStatusCode();
        }

        return await SignInAsync(api, email, Password, cancellationToken);
    }

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        (T)(await Http.GetFromJsonAsync(path, typeof(T), ContractsJson.Default, cancellationToken))!;

    public Task<T> PostAsync<T>(string path, object? body, CancellationToken cancellationToken, string? ifMatch = null) =>
        SendAsync<T>(HttpMethod.Post, path, body, ifMatch, cancellationToken);

    public Task<T> PutAsync<T>(string path, object body, string ifMatch, CancellationToken cancellationToken) =>
        SendAsync<T>(HttpMethod.Put, path, body, ifMatch, cancellationToken);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, string? ifMatch, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: ContractsJson.Default.Options),
        };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var response = await Http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return (T)JsonSerializer.Deserialize(text, typeof(T), ContractsJson.Default)!;
    }

    /// <summary>The live events of this person, as an open page receives them.</summary>
    public async Task<LiveSocket> ListenAsync(Uri api, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {AccessToken}");
        await socket.ConnectAsync(new UriBuilder(api) { Scheme = "ws", Path = "/ws" }.Uri, cancellationToken);
        return new LiveSocket(socket);
    }

    public void Dispose() => Http.Dispose();
}

/// <summary>An open socket; reads one event after the other.</summary>
public sealed class LiveSocket(ClientWebSocket socket) : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];

    /// <summary>The next event for which <paramref name="wanted"/> holds; others are read over.</summary>
    public async Task<JsonElement> NextAsync(Func<string, JsonElement, bool> wanted, CancellationToken cancellationToken)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), bound.Token);
            Assert.Equal(WebSocketMessageType.Text, received.MessageType);
            var message = JsonDocument.Parse(buffer.AsMemory(0, received.Count)).RootElement;
            if (wanted(message.GetProperty("type").GetString()!, message.GetProperty("data")))
            {
                return message.GetProperty("data");
            }
        }
    }

    public void Dispose() => socket.Dispose();
}
