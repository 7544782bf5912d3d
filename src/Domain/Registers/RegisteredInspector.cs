namespace ChangliBridge.Domain.Registers;

/// <summary>
/// 县级检查人员名录: an inspector on a department's own list, imported from a file and compared with the province's register (应纳尽纳).
/// Only the province's register is drawn from.
/// </summary>
public sealed class RegisteredInspector
{
    private static readonly Dictionary<string, InspectorKind> Kinds = new() { [""] = InspectorKind.Officer, ["执法人员"] = InspectorKind.Officer, ["辅助人员"] = InspectorKind.Auxiliary };

    private RegisteredInspector()
    {
    }

    /// <summary>Id of the department whose list it is.</summary>
    public string Department { get; private set; } = "";

    /// <summary>执法证号, or the name of an auxiliary without one: what the province's register is compared by.</summary>
    public string Key { get; private set; } = "";

    /// <summary>姓名.</summary>
    public string Name { get; private set; } = "";

    /// <summary>人员类别.</summary>
    public InspectorKind Kind { get; private set; }

    /// <summary>执法证号; null of an auxiliary without one.</summary>
    public string? CertificateNumber { get; private set; }

    /// <summary>执法证有效期至; null for an open end.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>执法领域.</summary>
    public IReadOnlyList<string> Specialities { get; private set; } = [];

    /// <summary>When the list was imported.</summary>
    public DateTimeOffset ImportedAt { get; private set; }

    /// <summary>Reads a whole list. The rows are only to be kept where nothing is wrong in any.</summary>
    public static IReadOnlyList<RegisteredInspector> Read(IReadOnlyList<InspectorLine> lines, ListOwner owner, RegisterFindings findings) =>
        [.. lines.Select(line => Read(line, owner, findings))];

    /// <summary>Whether two rows say the same of one inspector.</summary>
    public bool Says(RegisteredInspector other) =>
        (Name, Kind, CertificateNumber, ValidUntil) == (other.Name, other.Kind, other.CertificateNumber, other.ValidUntil) && Specialities.SequenceEqual(other.Specialities);

    private static RegisteredInspector Read(InspectorLine line, ListOwner owner, RegisterFindings findings)
    {
        findings.RequireText(line.Line, "title", line.Name, 50);
        findings.CheckText(line.Line, "certificate_number", line.CertificateNumber, 64);
        findings.CheckText(line.Line, "specialities", line.Specialities);
        if (!Kinds.TryGetValue(line.Kind, out var kind))
            findings.Fault(line.Line, "kind", $"“{line.Kind}”不是人员类别，请填写执法人员或辅助人员。");
        if (kind == InspectorKind.Officer && line.CertificateNumber.Length == 0)
            findings.Fault(line.Line, "certificate_number", "执法人员没有执法证号，请补充；无证人员请列为辅助人员。");
        if (kind == InspectorKind.Officer && line.ValidUntil is { } until && until < owner.Today)
            findings.Warn(line.Line, "valid_until", $"执法证已于{until:yyyy-MM-dd}到期，已按原样保留，请换证后更新。");
        var key = line.CertificateNumber.Length > 0 ? line.CertificateNumber : line.Name;
        findings.RequireOnce(line.Line, line.CertificateNumber.Length > 0 ? "certificate_number" : "title", key);
        return new RegisteredInspector
        {
            Department = owner.Department,
            Key = key,
            Name = line.Name,
            Kind = kind,
            CertificateNumber = line.CertificateNumber.Length > 0 ? line.CertificateNumber : null,
            ValidUntil = line.ValidUntil,
            Specialities = line.Specialities.Split(['、', ',', '，', ';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            ImportedAt = owner.Now,
        };
    }
}
