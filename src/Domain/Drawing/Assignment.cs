namespace ChangliBridge.Domain.Drawing;

/// <summary>派员: one inspector's seat at one target, as first dealt.</summary>
/// <param name="Target">Frame id of the target.</param>
/// <param name="Department">Id of the department.</param>
/// <param name="Inspector">Id of the inspector.</param>
public sealed record Assignment(string Target, string Department, string Inspector);
