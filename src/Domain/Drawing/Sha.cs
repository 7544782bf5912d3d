using System.Security.Cryptography;
using System.Text;

namespace ChangliBridge.Domain.Drawing;

/// <summary>SHA-256 over parts laid end to end, as docs/draw.md writes its hashes.</summary>
internal static class Sha
{
    /// <summary>The unit separator that stands between text parts.</summary>
    public const string Us = "\u001f";

    /// <summary>Hashes <paramref name="parts"/>: text as UTF-8, bytes as they are.</summary>
    public static byte[] Of(params ReadOnlySpan<object> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(part as byte[] ?? Encoding.UTF8.GetBytes((string)part));
        return hash.GetHashAndReset();
    }

    /// <summary>Lower-case hex.</summary>
    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
