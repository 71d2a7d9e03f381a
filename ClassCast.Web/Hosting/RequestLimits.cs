using Microsoft.AspNetCore.Http.Features;

namespace ClassCast.Web.Hosting;

/// <summary>How much a browser may send in one request. Only the relay of file parts lifts the first, up to what the part's address was signed for.</summary>
public static class RequestLimits
{
    public const long BodyBytes = 1024 * 1024;

    /// <summary>More than the longest form has.</summary>
    public const int Fields = 256;

    public const int HeaderBytes = 32 * 1024;

    public static WebApplicationBuilder AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = Fields;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = (int)BodyBytes;
            form.MultipartBodyLengthLimit = BodyBytes;
        });
        return builder;
    }
}
