namespace ChangliBridge.Domain.Drawing;

/// <summary>An inspector of a participating department (执法检查人员) as the draw knows it.</summary>
/// <param name="Id">Id in the register.</param>
/// <param name="Department">Id of the department.</param>
/// <param name="ValidUntil">Last day of the certificate; <c>9999-12-31</c> where open-ended.</param>
/// <param name="Tags">分类标注.</param>
public sealed record RosterEntry(string Id, string Department, string ValidUntil, IReadOnlyList<string> Tags);
