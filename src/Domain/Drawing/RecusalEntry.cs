namespace ChangliBridge.Domain.Drawing;

/// <summary>回避 as the draw knows it.</summary>
/// <param name="Inspector">Id of the inspector.</param>
/// <param name="Target">Frame id of the target.</param>
public sealed record RecusalEntry(string Inspector, string Target);
