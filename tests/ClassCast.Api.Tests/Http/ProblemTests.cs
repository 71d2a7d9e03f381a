using System.Net;
using System.Net.Http.Headers;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Api.Tests.Http;

public sealed class ProblemTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/nowhere", HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound, ProblemCodes.NotFound)]
    [InlineData("DELETE", "/api/courses", HttpStatusCode.MethodNotAllowed, ProblemCodes.MethodNotAllowed)]
    [InlineData("GET", "/api/auth/sign-in", HttpStatusCode.MethodNotAllowed, ProblemCodes.MethodNotAllowed)]
    public async Task What_no_endpoint_answers_is_a_problem_with_a_code(string method, string path, HttpStatusCode status, string code)
    {
        var student = await api.StudentAsync(Stop);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await student.Http.SendAsync(request, Stop);

        await response.RefusedAsync(status, code, Stop);
    }

    [Fact]
    public async Task A_problem_is_a_problem_also_for_who_asked_for_something_else()
    {
        using var client = api.Anonymous();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        using var response = await client.GetAsync("/api/me", Stop);

        await response.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.Unauthenticated, Stop);
    }

    [Theory]
    [InlineData("/api/me")]
    [InlineData("/api/nowhere")]
    [InlineData("/api/courses/unknown")]
    [InlineData("/api/courses?limit=0")]
    public async Task Answers_and_refusals_are_not_kept_and_carry_the_security_headers(string path)
    {
        var student = await api.StudentAsync(Stop);

        using var response = await student.Http.GetAsync(path, Stop);

        Assert.False(response.Headers.Contains("Server"));
        Assert.True(response.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a fault of ours", HttpStatusCode.InternalServerError, ProblemCodes.Internal)]
    [InlineData("disk full", HttpStatusCode.InsufficientStorage, ProblemCodes.StorageFull)]
    [InlineData("database gone", HttpStatusCode.ServiceUnavailable, ProblemCodes.Unavailable)]
    [InlineData("conflict", HttpStatusCode.Conflict, ProblemCodes.Conflict)]
    [InlineData("too large", HttpStatusCode.RequestEntityTooLarge, ProblemCodes.BodyTooLarge)]
    public async Task A_fault_is_told_by_code_and_without_its_details(string fault, HttpStatusCode status, string code)
    {
        await using var broken = await ApiFixture.StartAsync(fixture => fixture.Replace = services =>
        {
            var inner = services.Last(service => service.ServiceType == typeof(ITableStore));
            services.AddSingleton<ITableStore>(provider => new FailingStore(
                (ITableStore)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!), TableCatalog.Courses.Name, FaultNamed(fault)));
        });
        var teacher = await broken.InstructorAsync(Stop);

        using var response = await teacher.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop);

        var problem = await response.RefusedAsync(status, code, Stop);
        Assert.Equal($"urn:classcast:problem:{code}", problem.GetProperty("type").GetString());
        Assert.DoesNotContain("secret detail", problem.ToString(), StringComparison.Ordinal);
    }

    private static Exception FaultNamed(string fault) => fault switch
    {
        "disk full" => new StorageUnavailableException("secret detail", isDiskFull: true),
        "database gone" => new StorageUnavailableException("secret detail", isDiskFull: false),
        "conflict" => new ConditionFailedException("secret detail", "key"),
        "too large" => new ItemTooLargeException("secret detail", "key", 500_000),
        _ => new InvalidOperationException("secret detail"),
    };

    /// <summary>The real store, but every commit that touches one table fails.</summary>
    private sealed class FailingStore(ITableStore inner, string table, Exception fault) : ITableStore
    {
        public Task<T?> GetAsync<T>(Table<T> from, ItemKey key, CancellationToken cancellationToken) where T : Item => inner.GetAsync(from, key, cancellationToken);

        public Task<IReadOnlyList<T>> GetManyAsync<T>(Table<T> from, IReadOnlyCollection<ItemKey> keys, CancellationToken cancellationToken) where T : Item =>
            inner.GetManyAsync(from, keys, cancellationToken);

        public Task<Page<T>> QueryAsync<T>(Table<T> from, TableQuery query, CancellationToken cancellationToken) where T : Item =>
            inner.QueryAsync(from, query, cancellationToken);

        public Task<T> PutAsync<T>(Table<T> to, T item, CancellationToken cancellationToken, Condition? condition = null) where T : Item =>
            inner.PutAsync(to, item, cancellationToken, condition);

        public Task<T> UpdateAsync<T>(Table<T> to, ItemKey key, Update update, CancellationToken cancellationToken, Condition? condition = null) where T : Item =>
            inner.UpdateAsync(to, key, update, cancellationToken, condition);

        public Task DeleteAsync<T>(Table<T> from, ItemKey key, CancellationToken cancellationToken, Condition? condition = null) where T : Item =>
            inner.DeleteAsync(from, key, cancellationToken, condition);

        public Task CommitAsync(Transaction transaction, CancellationToken cancellationToken) =>
            transaction.Writes.Any(write => write.Table.Name == table) ? Task.FromException(fault) : inner.CommitAsync(transaction, cancellationToken);
    }
}
