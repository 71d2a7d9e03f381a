using ClassCast.Web.ApiClient;
using ClassCast.Web.Forms;
using ClassCast.Web.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ClassCast.Web.Components;

/// <summary>
/// What every page has at hand. A page loads first and is rendered then: <see cref="ComponentBase"/> would also render it while it loads, which
/// serves interactive pages and would here only demand that every page can show itself without its data.
/// </summary>
public abstract class ClassroomPage : IComponent, IHandleEvent
{
    private RenderHandle handle;

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

    void IComponent.Attach(RenderHandle renderHandle) => handle = renderHandle;

    async Task IComponent.SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        OnInitialized();
        await OnInitializedAsync();
        handle.Render(BuildRenderTree);
    }

    // a form of the page was sent; what its handler found out is shown
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        await item.InvokeAsync(arg);
        handle.Render(BuildRenderTree);
    }

    protected virtual void BuildRenderTree(RenderTreeBuilder builder)
    {
    }

    protected virtual void OnInitialized()
    {
    }

    protected virtual Task OnInitializedAsync() => Task.CompletedTask;

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
