using ClassCast.Api.Tests.Auth;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Api.Tests.Http;

/// <summary>The part of the matrix about the second factor. The callers have none; somebody to whom it is reset does.</summary>
internal static class MultiFactorAccessRows
{
    private static readonly FactorProofRequest Proof = new(ApiFixture.Password, "000000");

    public static IReadOnlyList<AccessRow> All { get; } =
    [
        new("POST /api/auth/sign-in/code", "401 401 401 401 401 401 401 401", Body: _ => new SignInCodeRequest("never-given", "000000")),
        new("GET /api/me/multi-factor", "401 200 200 200 200 200 200 403"),
        new("GET /api/me/multi-factor/setup", "401 200 200 200 200 200 200 403", Arrange: BeginAsync),
        new("POST /api/me/multi-factor/setup", "401 200 200 200 200 200 200 403"),
        // whoever may is told that the code is not right
        new("POST /api/me/multi-factor/confirm", "401 400 400 400 400 400 400 403", Body: _ => Proof, Arrange: BeginAsync),
        // whoever may is told that there is none
        new("POST /api/me/multi-factor/recovery-codes", "401 409 409 409 409 409 409 403", Body: _ => Proof),
        new("POST /api/me/multi-factor/disable", "401 409 409 409 409 409 409 403", Body: _ => Proof),
        new("GET /api/admin/users/{userId}/multi-factor", "401 403 403 403 403 403 200 403", w => $"/api/admin/users/{w.Callers.Nobody.UserId}/multi-factor"),
        new(
            "POST /api/admin/users/{userId}/multi-factor/reset",
            "401 403 403 403 403 403 204 403",
            w => $"/api/admin/users/{w.Callers.Nobody.UserId}/multi-factor/reset",
            _ => new ReasonRequest("Lost the phone"),
            Arrange: (w, stop) => Factors.EnrollAsync(w.Api, w.Callers.Nobody, stop)),
    ];

    private static async Task BeginAsync(World world, CancellationToken cancellationToken)
    {
        var factors = world.Api.Services.GetRequiredService<IIdentityProvider>().MultiFactor;
        var callers = world.Callers;
        foreach (var person in new[] { callers.Student, callers.Outsider, callers.Instructor, callers.OtherInstructor, callers.Assistant, callers.Admin })
        {
            await factors.BeginAsync(person.UserId, cancellationToken);
        }
    }
}
