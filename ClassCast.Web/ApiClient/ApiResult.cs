using System.Diagnostics.CodeAnalysis;

namespace ClassCast.Web.ApiClient;

/// <summary>An answer without content, or the problem.</summary>
public sealed class ApiResult(ApiProblem? problem)
{
    public static ApiResult Done { get; } = new(null);

    public ApiProblem? Problem { get; } = problem;

    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Problem is null;

    public void OrThrow()
    {
        if (Problem is not null) throw new ApiProblemException(Problem);
    }
}

/// <summary>A value, or the problem.</summary>
public sealed class ApiResult<T>
    where T : class
{
    public ApiResult(T value) => Value = value;

    public ApiResult(ApiProblem problem) => Problem = problem;

    public T? Value { get; }

    public ApiProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Value is not null;

    /// <summary>For what a page cannot do without: ends the request with the page for the problem.</summary>
    public T OrThrow() => Value ?? throw new ApiProblemException(Problem!);
}
