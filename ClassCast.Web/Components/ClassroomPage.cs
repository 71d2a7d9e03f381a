using ClassCast.Web.ApiClient;
using ClassCast.Web.Forms;
using ClassCast.Web.Session;
using Microsoft.AspNetCore.Components;

namespace ClassCast.Web.Components;

/// <summary>What every page has at hand.</summary>
public abstract class ClassroomPage : ComponentBase
{
    [CascadingParameter]
    public required HttpContext Http { get; init; }

    [Inject]
    public required ClassroomApi Api { get; init; }

    [Inject]
    public required CurrentUser User { get; init; }

    [Inject]
    public required Viewer Viewer { get; init; }

    [Inject]
    public required Flash Flash { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Ends when the person leaves the page before it is there.</summary>
    protected CancellationToken Aborted => Http.RequestAborted;

    protected FormState Form(string name) => FormState.From(Http, name);

    /// <summary>The last thing a handler does after a change: show another page, with a word about what was done.</summary>
    protected void GoTo(string path, string? done = null)
    {
        if (done is not null) Flash.Say(done);
        Navigation.NavigateTo(path);
    }

    /// <summary>For a role that must not know the page.</summary>
    protected static void NotFound() => throw new ApiProblemException(
        new ApiProblem(StatusCodes.Status404NotFound, Contracts.ProblemCodes.NotFound, "There is no such page.", null, ApiProblem.NoErrors));
}
