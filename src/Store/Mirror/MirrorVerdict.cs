namespace ChangliBridge.Store.Mirror;

/// <summary>What a snapshot's rows come to.</summary>
/// <param name="Head">What was kept when it was switched.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Digest">Their digest.</param>
public sealed record MirrorVerdict(MirrorHead Head, int Rows, string Digest)
{
    /// <summary>Whether both are as kept.</summary>
    public bool Holds => Rows == Head.Rows && Digest == Head.Digest;
}
