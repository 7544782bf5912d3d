namespace ChangliBridge.Domain.Drawing;

/// <summary>人员更换 and its outcome.</summary>
/// <param name="Target">Frame id of the target.</param>
/// <param name="Department">Id of the department.</param>
/// <param name="From">Who stepped back.</param>
/// <param name="To">Who steps in; empty where nobody is left.</param>
public sealed record Replacement(string Target, string Department, string From, string To);
