namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>What a checked bundle says for an own entry (本户条目).</summary>
/// <param name="Draw">Resource name of the draw.</param>
/// <param name="Ids">Ids of the frame, in order.</param>
/// <param name="Root">Merkle root.</param>
/// <param name="Seed">The seed.</param>
/// <param name="StrataCommitments">One a stratum, hex.</param>
/// <param name="Drawn">Ids of the drawn.</param>
internal sealed record EntryFacts(string Draw, Frame Ids, byte[] Root, byte[] Seed, IReadOnlySet<string> StrataCommitments, IReadOnlySet<string> Drawn);
