using System.Security.Cryptography;
using System.Text;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>A party's commitment to its value, by docs/draw.md section 2.</summary>
internal static class SlotValue
{
    public static byte[] Commit(string drawCommitment, string slot, string value)
    {
        byte[] text =
        [
            .. "changli-draw-slot/1"u8,
            .. Convert.FromHexString(drawCommitment),
            .. Encoding.UTF8.GetBytes(slot),
            0x1F,
            .. Encoding.UTF8.GetBytes(value),
        ];
        return SHA256.HashData(text);
    }
}
