namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>提示 about figures that do not fit each other: shown, never corrected, never a reason to refuse.</summary>
/// <param name="Kind">What does not fit.</param>
/// <param name="Stratum">Name of the stratum; empty where it is the batch.</param>
/// <param name="Text">The figures, one sentence in zh-CN.</param>
public sealed record ReadingFlag(ReadingFlagKind Kind, string Stratum, string Text);
