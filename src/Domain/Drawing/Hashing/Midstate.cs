namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>The state after blocks that many messages begin with, so that these are hashed once.</summary>
internal sealed class Midstate
{
    /// <summary>Before any block.</summary>
    public static readonly Midstate Start = new([]);

    private readonly uint[] _words;

    /// <param name="blocks">Whole blocks, 64 bytes each.</param>
    public Midstate(ReadOnlySpan<byte> blocks)
    {
        if (blocks.Length % Constants.Block != 0)
            throw new ArgumentException("A midstate stands between blocks.", nameof(blocks));
        var hasher = LaneHasher.Of(VectorPath.Scalar);
        hasher.Begin(Constants.Initial);
        Length = blocks.Length;
        for (; blocks.Length > 0; blocks = blocks[Constants.Block..])
            hasher.Compress(blocks, Constants.Block);
        _words = hasher.Words.ToArray();
    }

    /// <summary>Bytes hashed so far; they count in the padding.</summary>
    public int Length { get; }

    /// <summary>The eight words.</summary>
    public ReadOnlySpan<uint> Words => _words;
}
