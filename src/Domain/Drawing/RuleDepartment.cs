namespace ChangliBridge.Domain.Drawing;

/// <summary>A department in a draw's rule (参与部门).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Inspectors">Inspectors for each target, at least 2.</param>
/// <param name="Tags">Tags that an able inspector carries.</param>
public sealed record RuleDepartment(string Id, long Inspectors, IReadOnlyList<string> Tags);
