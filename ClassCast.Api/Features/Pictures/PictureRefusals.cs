using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Pictures;

namespace ClassCast.Api.Features.Pictures;

/// <summary>Why a file does not become a picture, in words.</summary>
internal static class PictureRefusals
{
    public static ProblemException Empty() => new(StatusCodes.Status400BadRequest, ProblemCodes.FileEmpty, "The file is empty.");

    public static ProblemException Of(PictureFault fault)
    {
        var (code, sentence) = Words(fault);
        return new(StatusCodes.Status400BadRequest, code, sentence);
    }

    public static (string Code, string Sentence) Words(PictureFault fault) => fault switch
    {
        PictureFault.NotAPicture => (ProblemCodes.PictureNotRecognised, "This file is no JPEG, PNG or WebP picture, whatever its name says."),
        PictureFault.Damaged => (ProblemCodes.PictureDamaged, "This picture is damaged or incomplete. Save it again, or choose another."),
        PictureFault.TooManyPixels => (
            ProblemCodes.PictureTooLarge, $"This picture has more than {PictureFiles.MaximumPixels / 1_000_000} million pixels. Save it smaller and try again."),
        PictureFault.Animated => (ProblemCodes.PictureAnimated, "This picture moves. Choose one that does not."),
        PictureFault.NotPrepared => (ProblemCodes.Unavailable, "The picture could not be prepared. Please try again."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
