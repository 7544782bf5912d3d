namespace ChangliBridge.Domain.Drawing;

/// <summary>What the office sets when it freezes (冻结) a draw, besides the list and the rule.</summary>
/// <param name="BatchId">The batch drawn.</param>
/// <param name="Number">From 1 in the plan.</param>
/// <param name="Slots">参与贡献, in order.</param>
/// <param name="RevealBy">When all must be opened and drawn.</param>
/// <param name="Escrow">托管密文 of the secret; empty where the supervising office has no key.</param>
/// <param name="Now">The instant of the freeze.</param>
public sealed record FreezeTerms(string BatchId, int Number, IReadOnlyList<SlotEntry> Slots, DateTimeOffset RevealBy, string Escrow, DateTimeOffset Now);
