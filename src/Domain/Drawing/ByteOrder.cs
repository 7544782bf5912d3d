using System.Text;

namespace ChangliBridge.Domain.Drawing;

/// <summary>Order by bytes (字节序): of UTF-8 text and of hashes. The only order the draw knows, and that of text columns in both databases.</summary>
public sealed class ByteOrder : IComparer<string>, IComparer<byte[]>
{
    /// <summary>The only one.</summary>
    public static readonly ByteOrder Instance = new();

    /// <summary>By the bytes of UTF-8; null is the empty text.</summary>
    public int Compare(string? x, string? y) => Compare(Encoding.UTF8.GetBytes(x ?? ""), Encoding.UTF8.GetBytes(y ?? ""));

    /// <summary>By bytes, the shorter first where one begins the other.</summary>
    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y.AsSpan());
}
