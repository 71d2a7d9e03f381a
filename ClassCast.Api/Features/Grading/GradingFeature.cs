using ClassCast.Api.Http;
using ClassCast.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Grading;

public static class GradingFeature
{
    public static IServiceCollection AddGrading(this IServiceCollection services) => services.AddSingleton<GradeSubmission>();

    public static RouteGroupBuilder MapGrading(this RouteGroupBuilder api)
    {
        api.MapPost("/submissions/{submissionId}/grade", GradeAsync).WithTags("Grading");
        return api;
    }

    private static Task<Ok<GradeResponse>> GradeAsync(
        string submissionId, GradeRequest request, CurrentUser user, GradeSubmission grading, HttpContext context, CancellationToken cancellationToken)
    {
        var ifMatch = context.Request.Headers.IfMatch.ToString();
        return ifMatch.Length == 0
            ? throw GradeRefusals.MissingIfMatch()
            : grading.RunAsync(submissionId, request, ifMatch, user, context.Response, cancellationToken);
    }
}
