namespace ChangliBridge.Domain.Drawing;

/// <summary>What the draw did in one stratum (分层结果).</summary>
/// <param name="Name">Name in the rule.</param>
/// <param name="Size">Targets of the frame in it.</param>
/// <param name="Quota">Targets drawn.</param>
/// <param name="Cut">The highest drawn ticket, hex; empty where nobody is drawn.</param>
/// <param name="Salt">Hides the published commitment, 32 bytes.</param>
public sealed record StratumOutcome(string Name, int Size, int Quota, string Cut, byte[] Salt)
{
    /// <summary>What the sealed form publishes of the stratum.</summary>
    public byte[] Commitment => Sha.Of(Salt, Name, Sha.Us, Size.ToString(), Sha.Us, Quota.ToString(), Sha.Us, Cut);
}
