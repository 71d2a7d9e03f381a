using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ClassCast.Bench.Hosting;

/// <summary>A page of nothing but lines, each as much markup as a line of the classroom's lists: what rendering that many bytes costs at least.</summary>
public sealed class BarePage : ComponentBase
{
    [Parameter]
    public int Items { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Bare</title></head><body>");
        builder.OpenElement(1, "ul");
        for (var item = 0; item < Items; item++)
        {
            builder.OpenElement(2, "li");
            builder.AddAttribute(3, "class", "line");
            builder.OpenElement(4, "a");
            builder.AddAttribute(5, "href", $"/assignments/{item:x32}");
            builder.AddContent(6, $"Assignment {item}: a story in two minutes");
            builder.CloseElement();
            builder.OpenElement(7, "p");
            builder.AddAttribute(8, "class", "line-meta");
            builder.AddContent(9, "Due tomorrow, 100 points & three attempts");
            builder.CloseElement();
            builder.CloseElement();
        }

        builder.CloseElement();
        builder.AddMarkupContent(10, "</body></html>");
    }
}
