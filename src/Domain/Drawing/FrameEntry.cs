namespace ChangliBridge.Domain.Drawing;

/// <summary>A target of the frame (抽取名单).</summary>
/// <param name="Id">Credit code, or registration number where there is none: 1 to 54 printable ASCII characters.</param>
/// <param name="Stratum">Its stratum in the rule.</param>
public sealed record FrameEntry(string Id, string Stratum);
