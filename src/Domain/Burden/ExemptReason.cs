namespace ChangliBridge.Domain.Burden;

/// <summary>豁免情形: why a check may go beyond the cap; local data.</summary>
/// <param name="Code">Its code in the settings.</param>
/// <param name="Label">In words.</param>
/// <param name="Source">Where it is said.</param>
public sealed record ExemptReason(string Code, string Label, string Source);
