using System.Reflection;
using System.Reflection.Emit;

namespace ClassCast.Infra.Tests.Permissions;

/// <summary>One instruction of compiled code (ECMA-335, partition III).</summary>
/// <param name="Code">What it does.</param>
/// <param name="Operand">A token or a number; 0 without one.</param>
internal readonly record struct Instruction(OpCode Code, long Operand)
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public int Token => (int)Operand;

    public bool NamesMember => Code.OperandType is OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineField;

    /// <summary>The number that is put on the stack, if it is a constant.</summary>
    public int? Constant => Code.Value switch
    {
        >= 0x16 and <= 0x1E => Code.Value - 0x16, // ldc.i4.0 to ldc.i4.8
        0x1F or 0x20 => (int)Operand, // ldc.i4.s, ldc.i4
        _ => null,
    };

    public static IEnumerable<Instruction> Read(byte[] code)
    {
        var at = 0;
        while (at < code.Length)
        {
            var opCode = Codes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += opCode.Size;
            yield return new(opCode, ReadOperand(code, at, opCode.OperandType));
            at += Size(code, at, opCode.OperandType);
        }
    }

    private static long ReadOperand(byte[] code, int at, OperandType type) => type switch
    {
        OperandType.ShortInlineI => (sbyte)code[at],
        OperandType.InlineNone or OperandType.ShortInlineBrTarget or OperandType.ShortInlineVar or OperandType.InlineVar => 0,
        _ => BitConverter.ToInt32(code, at),
    };

    private static int Size(byte[] code, int at, OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
