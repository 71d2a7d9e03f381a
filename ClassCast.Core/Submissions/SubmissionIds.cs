using System.Security.Cryptography;
using System.Text;

namespace ClassCast.Core.Submissions;

/// <summary>The one submission id of a student and an assignment: whoever races to create it meets on the same key.</summary>
public static class SubmissionIds
{
    public static string For(string assignmentId, string studentId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{assignmentId}/{studentId}"));
        var bytes = hash.AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80); // RFC 9562: version 8, free form
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return Convert.ToHexStringLower(bytes);
    }
}
