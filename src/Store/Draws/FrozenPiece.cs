namespace ChangliBridge.Store.Draws;

/// <summary>A piece of a draw's frozen file (冻结文件). The pieces in order are one immutable object of bytes.</summary>
public sealed class FrozenPiece
{
    /// <summary>Id of the draw.</summary>
    public string DrawId { get; init; } = "";

    /// <summary>From 0.</summary>
    public int Number { get; init; }

    /// <summary>At most a few MiB: no row is ever too large for its database.</summary>
    public byte[] Content { get; init; } = [];
}
