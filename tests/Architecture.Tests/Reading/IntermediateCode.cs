using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace ChangliBridge.Architecture.Tests.Reading;

/// <summary>The members that a compiled method body names.</summary>
internal static class IntermediateCode
{
    private static readonly FrozenDictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToFrozenDictionary(code => code.Value);

    public static IEnumerable<MemberInfo> MembersOf(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } body)
            yield break;
        var typeArguments = method.DeclaringType?.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < body.Length;)
        {
            var code = Codes[body[at] == 0xFE ? (short)((body[at] << 8 | body[at + 1]) - 0x10000) : body[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && method.Module.ResolveMember(BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at)), typeArguments, methodArguments) is { } member)
            {
                yield return member;
            }
            at += OperandSize(code.OperandType, body, at);
        }
    }

    private static int OperandSize(OperandType operand, byte[] body, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(at)),
        _ => 4,
    };
}
