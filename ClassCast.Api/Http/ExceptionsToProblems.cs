using System.Text.Json;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace ClassCast.Api.Http;

/// <summary>The one switch from exceptions to problem+json. What it does not know is a fault of ours: 500, logged, without details.</summary>
public sealed partial class ExceptionsToProblems(IProblemDetailsService problems, ILogger<ExceptionsToProblems> logger) : IExceptionHandler
{
    /// <summary>nginx's number for a client that went away before the answer; nobody reads it.</summary>
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        var refusal = Translate(exception, httpContext);
        if (refusal.Status >= 500)
        {
            LogFault(exception, httpContext.Request.Method, httpContext.Request.Path);
        }

        httpContext.Response.StatusCode = refusal.Status;
        if (refusal.RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
        }

        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = Details(refusal) });
        return true;
    }

    private static ProblemDetails Details(ProblemException refusal)
    {
        var details = refusal.Errors is { } errors ? new HttpValidationProblemDetails(errors) : new ProblemDetails();
        details.Status = refusal.Status;
        details.Detail = refusal.Message;
        details.Extensions["code"] = refusal.Code;
        foreach (var (name, value) in refusal.Numbers)
        {
            details.Extensions[name] = value;
        }

        return details;
    }

    private static ProblemException Translate(Exception exception, HttpContext context) => exception switch
    {
        ProblemException refusal => refusal,
        ConditionFailedException => Refuse.Conflict(ProblemCodes.Conflict, "It was changed in the meantime. Read it again and repeat."),
        InvalidCursorException => new(StatusCodes.Status400BadRequest, ProblemCodes.InvalidCursor, "The cursor does not belong to this list."),
        IdentityException identity => Translate(identity),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new(StatusCodes.Status413PayloadTooLarge, ProblemCodes.BodyTooLarge, $"The body may have at most {LimitOf(context)} bytes."),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            new(StatusCodes.Status415UnsupportedMediaType, ProblemCodes.UnsupportedMediaType, "The body is of a type that this request does not take; mostly it must be application/json."),
        BadHttpRequestException { InnerException: JsonException json } =>
            new(StatusCodes.Status400BadRequest, ProblemCodes.MalformedRequest, $"The body is not the JSON expected, at {json.Path ?? "its start"}."),
        BadHttpRequestException bad => new(bad.StatusCode, ProblemCodes.MalformedRequest, "The request cannot be understood."),
        StorageUnavailableException { IsDiskFull: true } or IOException { HResult: DiskFullPosix or DiskFullWindows } =>
            new(StatusCodes.Status507InsufficientStorage, ProblemCodes.StorageFull, "The storage is full. Nothing was changed."),
        StorageUnavailableException =>
            new(StatusCodes.Status503ServiceUnavailable, ProblemCodes.Unavailable, "The storage does not answer. Nothing was changed.") { RetryAfter = TimeSpan.FromSeconds(5) },
        ItemTooLargeException => new(StatusCodes.Status413PayloadTooLarge, ProblemCodes.BodyTooLarge, "This is more text than one item can hold."),
        _ => new(StatusCodes.Status500InternalServerError, ProblemCodes.Internal, "Something went wrong on our side. It has been recorded."),
    };

    /// <summary>The route's own (<see cref="BodyLimits"/>): the server has it from there.</summary>
    private static long? LimitOf(HttpContext context) => context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;

    // ENOSPC, and ERROR_DISK_FULL as an HRESULT
    private const int DiskFullPosix = 28;
    private const int DiskFullWindows = unchecked((int)0x80070070);

    private static ProblemException Translate(IdentityException exception)
    {
        var (status, code) = exception.Error switch
        {
            IdentityError.InvalidCredentials => (StatusCodes.Status401Unauthorized, ProblemCodes.InvalidCredentials),
            IdentityError.NotConfirmed => (StatusCodes.Status403Forbidden, ProblemCodes.AccountNotConfirmed),
            IdentityError.Disabled => (StatusCodes.Status403Forbidden, ProblemCodes.AccountDisabled),
            IdentityError.WeakPassword => (StatusCodes.Status400BadRequest, ProblemCodes.WeakPassword),
            IdentityError.CodeMismatch => (StatusCodes.Status400BadRequest, ProblemCodes.CodeMismatch),
            IdentityError.CodeExpired => (StatusCodes.Status400BadRequest, ProblemCodes.CodeExpired),
            IdentityError.TooManyAttempts => (StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyAttempts),
            IdentityError.PasswordMismatch => (StatusCodes.Status400BadRequest, ProblemCodes.PasswordMismatch),
            IdentityError.CodeReused => (StatusCodes.Status400BadRequest, ProblemCodes.CodeReused),
            IdentityError.SetupExpired => (StatusCodes.Status409Conflict, ProblemCodes.SetupExpired),
            IdentityError.MultiFactorIsOn => (StatusCodes.Status409Conflict, ProblemCodes.MultiFactorIsOn),
            IdentityError.MultiFactorIsOff => (StatusCodes.Status409Conflict, ProblemCodes.MultiFactorIsOff),
            IdentityError.ChallengeEnded => (StatusCodes.Status401Unauthorized, ProblemCodes.ChallengeEnded),
            IdentityError.AddressNotAccepted => (StatusCodes.Status400BadRequest, ProblemCodes.AddressNotAccepted),
            IdentityError.InvalidToken => (StatusCodes.Status401Unauthorized, ProblemCodes.InvalidToken),
            _ => (StatusCodes.Status500InternalServerError, ProblemCodes.Internal),
        };
        return new ProblemException(status, code, exception.Message) { RetryAfter = exception.RetryAfter };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogFault(Exception exception, string method, PathString path);
}
