namespace ChangliBridge.Domain.Drawing;

/// <summary>人员更换: an inspector who steps back from a target after the draw.</summary>
/// <param name="Target">Frame id of the target.</param>
/// <param name="Department">Id of the department.</param>
/// <param name="Replaced">Id of the inspector who steps back.</param>
public sealed record ReplacementRequest(string Target, string Department, string Replaced);
