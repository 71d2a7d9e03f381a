using ClassCast.Web.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace ClassCast.Web.Forms;

/// <summary>
/// For a page with a form that sends a picture: more is read than elsewhere, and more than the Api takes, so that somebody whose picture is too large is told so beside
/// the field. Only for pages that need sign-in, which is looked at before the body.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PictureFormAttribute : Attribute, IRequestSizeLimitMetadata
{
    private const long FormBytes = 24 * 1024 * 1024;

    public long? MaxRequestBodySize => FormBytes;

    public FormOptions Form { get; } = new()
    {
        ValueCountLimit = RequestLimits.Fields,
        KeyLengthLimit = 256,
        ValueLengthLimit = (int)RequestLimits.BodyBytes,
        MultipartBodyLengthLimit = FormBytes,
    };
}

public static class PictureForms
{
    /// <summary>After routing and before whoever reads the form first, the check against forged requests.</summary>
    public static IApplicationBuilder UsePictureForms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.HasFormContentType && context.GetEndpoint()?.Metadata.GetMetadata<PictureFormAttribute>() is { } limits)
        {
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, limits.Form));
        }

        return next(context);
    });
}
