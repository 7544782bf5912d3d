using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Domain.Registers;

/// <summary>
/// 县级检查对象名录: a target on a department's own list, imported from a file. It stands beside the province's register and is compared with it
/// (应纳尽纳); only the province's register is drawn from.
/// </summary>
public sealed class RegisteredTarget
{
    private static readonly Dictionary<string, TargetType> Types = new()
    {
        [""] = TargetType.Enterprise,
        ["企业"] = TargetType.Enterprise,
        ["个体工商户"] = TargetType.SoleTrader,
        ["个体户"] = TargetType.SoleTrader,
        ["农民专业合作社"] = TargetType.Cooperative,
        ["合作社"] = TargetType.Cooperative,
        ["产品"] = TargetType.Product,
        ["项目"] = TargetType.Project,
        ["场所"] = TargetType.Site,
    };

    private RegisteredTarget()
    {
    }

    /// <summary>Id of the department whose list it is.</summary>
    public string Department { get; private set; } = "";

    /// <summary>统一社会信用代码, or the number where there is none: what the province's register is compared by.</summary>
    public string Key { get; private set; } = "";

    /// <summary>名称.</summary>
    public string Name { get; private set; } = "";

    /// <summary>主体类型.</summary>
    public TargetType Type { get; private set; }

    /// <summary>统一社会信用代码, upper case; null where it has none.</summary>
    public string? CreditCode { get; private set; }

    /// <summary>注册号, or the own number of a product, project or site; null where it has none.</summary>
    public string? RegistrationNumber { get; private set; }

    /// <summary>登记状态 in the list's words; may be empty.</summary>
    public string RegistrationState { get; private set; } = "";

    /// <summary>成立日期; null where the list gives none.</summary>
    public DateOnly? RegisteredOn { get; private set; }

    /// <summary>住所（经营场所）; may be empty.</summary>
    public string Address { get; private set; } = "";

    /// <summary>When the list was imported.</summary>
    public DateTimeOffset ImportedAt { get; private set; }

    /// <summary>Reads a whole list. The rows are only to be kept where nothing is wrong in any.</summary>
    public static IReadOnlyList<RegisteredTarget> Read(IReadOnlyList<TargetLine> lines, ListOwner owner, RegisterFindings findings) =>
        [.. lines.Select(line => Read(line, owner, findings))];

    /// <summary>Whether two rows say the same of one target.</summary>
    public bool Says(RegisteredTarget other) =>
        (Name, Type, CreditCode, RegistrationNumber, RegistrationState, RegisteredOn, Address)
        == (other.Name, other.Type, other.CreditCode, other.RegistrationNumber, other.RegistrationState, other.RegisteredOn, other.Address);

    private static RegisteredTarget Read(TargetLine line, ListOwner owner, RegisterFindings findings)
    {
        var (code, number) = (line.CreditCode.ToUpperInvariant(), line.RegistrationNumber);
        findings.RequireText(line.Line, "title", line.Name);
        findings.CheckText(line.Line, "address", line.Address);
        findings.CheckText(line.Line, "registration_state", line.State, 50);
        if (!Types.TryGetValue(line.Type, out var type))
            findings.Fault(line.Line, "type", $"“{line.Type}”不是主体类型，请填写企业、个体工商户、农民专业合作社、产品、项目或场所。");
        CheckCodes(line, (code, number), type, findings);
        var key = code.Length > 0 ? code : number;
        findings.RequireOnce(line.Line, code.Length > 0 ? "credit_code" : "registration_number", key);
        return new RegisteredTarget
        {
            Department = owner.Department,
            Key = key,
            Name = line.Name,
            Type = type,
            CreditCode = code.Length > 0 ? code : null,
            RegistrationNumber = number.Length > 0 ? number : null,
            RegistrationState = line.State,
            RegisteredOn = line.RegisteredOn,
            Address = line.Address,
            ImportedAt = owner.Now,
        };
    }

    private static void CheckCodes(TargetLine line, (string Credit, string Number) codes, TargetType type, RegisterFindings findings)
    {
        if (codes is ("", ""))
            findings.Fault(line.Line, "credit_code", "统一社会信用代码和注册号（编号）至少填写一个，请补充。");
        else if (codes.Credit.Length > 0 && (codes.Credit.Length != 18 || !codes.Credit.All(char.IsAsciiLetterOrDigit)))
            findings.Fault(line.Line, "credit_code", $"“{codes.Credit}”不是18位数字和大写字母，请按营业执照填写。");
        else if (codes.Credit.Length > 0 && !Catalog.CreditCode.Checks(codes.Credit))
            findings.Warn(line.Line, "credit_code", $"“{codes.Credit}”的校验码不符（GB 32100-2015），已按原样保留，请核对营业执照。");
        findings.CheckText(line.Line, "registration_number", codes.Number, 64);
        if (codes.Number.Length > 0 && !Catalog.RegistrationNumber.Checks(codes.Number, type))
            findings.Warn(line.Line, "registration_number", $"“{codes.Number}”不是15位数字，已按原样保留，请核对。");
    }
}
