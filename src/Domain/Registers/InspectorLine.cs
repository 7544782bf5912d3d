namespace ChangliBridge.Domain.Registers;

/// <summary>执法检查人员 as one row of an imported file words it; every field may be empty.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Name">姓名.</param>
/// <param name="CertificateNumber">执法证号.</param>
/// <param name="ValidUntil">执法证有效期至; null for an open end.</param>
/// <param name="Kind">人员类别 in words: 执法人员 or 辅助人员; empty means 执法人员.</param>
/// <param name="Specialities">执法领域, separated by 、 or commas.</param>
public sealed record InspectorLine(int Line, string Name, string CertificateNumber, DateOnly? ValidUntil, string Kind, string Specialities);
