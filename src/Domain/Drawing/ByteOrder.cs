using System.Text;

namespace ChangliBridge.Domain.Drawing;

/// <summary>Order by bytes (字节序): of UTF-8 text and of hashes. The only order the draw knows.</summary>
internal sealed class ByteOrder : IComparer<string>, IComparer<byte[]>
{
    public static readonly ByteOrder Instance = new();

    public int Compare(string? x, string? y) => Compare(Encoding.UTF8.GetBytes(x ?? ""), Encoding.UTF8.GetBytes(y ?? ""));

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y.AsSpan());
}
