using System.ComponentModel.DataAnnotations;

namespace ClassCast.Backends.Aws.Identity;

/// <summary>Section <c>ClassCast:Identity</c>.</summary>
public sealed class AwsIdentityOptions
{
    public const string Section = "ClassCast:Identity";

    /// <summary>Failed sign-ins from one network address that lock it. Raise it where a whole school is behind one address.</summary>
    [Range(1, 1000)]
    public int FailuresPerAddress { get; set; } = Core.People.SignInLock.MaximumFailures;
}
