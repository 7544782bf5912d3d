namespace ChangliBridge.Domain.Drawing;

/// <summary>The four digests that commitment and seed (种子) bind, in the order in which they are hashed. Source: docs/draw.md, sections 1 and 3.</summary>
/// <param name="Header">Hash of the canonical header.</param>
/// <param name="Root">Merkle root of the frame.</param>
/// <param name="Rule">Hash of the canonical rule.</param>
/// <param name="Roster">Salted hash of roster and recusals.</param>
internal readonly record struct SeedDigests(byte[] Header, byte[] Root, byte[] Rule, byte[] Roster)
{
    /// <summary>The commitment over these and the secret.</summary>
    public byte[] Commitment(byte[] secret) => Sha.Of("changli-draw-commit/1", Header, Root, Rule, Roster, secret);

    /// <summary>The seed of these, the secret and the opened values in slot order.</summary>
    public byte[] Seed(byte[] secret, IReadOnlyList<Contribution> contributions) => Sha.Of(
        ["changli-draw-seed/1", Header, Root, Rule, Roster, secret, .. contributions.Select(contribution => Sha.Of(contribution.Name, Sha.Us, contribution.Value))]);
}
