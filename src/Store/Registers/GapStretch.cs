using ChangliBridge.Domain.Registers;

namespace ChangliBridge.Store.Registers;

/// <summary>应纳尽纳 of a stretch of keys.</summary>
/// <param name="Gaps">The gaps in it, by key; there may be none.</param>
/// <param name="Through">The last key that was compared; null where both sides ended.</param>
public readonly record struct GapStretch(IReadOnlyList<RegisterGap> Gaps, string? Through);
