namespace ChangliBridge.Domain.Drawing;

/// <summary>人员更换 as recorded: who stepped back from which target and why. Kept for ever and counted in public.</summary>
/// <param name="Target">Frame id of the target.</param>
/// <param name="Department">Id of the department.</param>
/// <param name="Inspector">Id of the inspector who is replaced.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approver">Who approved it, from outside the department.</param>
public sealed record ReplacementEntry(string Target, string Department, string Inspector, string Reason, string Approver);
