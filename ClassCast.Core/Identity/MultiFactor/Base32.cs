using System.Text;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>RFC 4648, without padding: how authenticator apps take a secret.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Bits = 5;

    public static string Encode(ReadOnlySpan<byte> bytes) => Encode(bytes, Alphabet);

    /// <param name="bytes">Taken five bits at a time, the last ones filled up with zeros.</param>
    /// <param name="alphabet">32 characters.</param>
    public static string Encode(ReadOnlySpan<byte> bytes, string alphabet)
    {
        var text = new StringBuilder((bytes.Length * 8 + Bits - 1) / Bits);
        var (held, heldBits) = (0, 0);
        foreach (var next in bytes)
        {
            held = (held << 8) | next;
            heldBits += 8;
            while (heldBits >= Bits)
            {
                heldBits -= Bits;
                text.Append(alphabet[(held >> heldBits) & 31]);
            }

            held &= (1 << heldBits) - 1;
        }

        return heldBits > 0 ? text.Append(alphabet[(held << (Bits - heldBits)) & 31]).ToString() : text.ToString();
    }
}
