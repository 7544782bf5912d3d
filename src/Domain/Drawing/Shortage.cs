namespace ChangliBridge.Domain.Drawing;

/// <summary>人员缺口: a target that cannot get its inspectors from a department.</summary>
/// <param name="Target">Frame id of the target.</param>
/// <param name="Department">Id of the department.</param>
/// <param name="Needed">Inspectors asked for.</param>
/// <param name="Available">Inspectors able and not recused.</param>
public sealed record Shortage(string Target, string Department, int Needed, int Available);
