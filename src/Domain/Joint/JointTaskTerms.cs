using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Domain.Joint;

/// <summary>联合监管任务报送口径: which codes of the county's settings a message carries. The codes are data; hardly any is published.</summary>
/// <param name="Division">行政区划代码, six digits.</param>
/// <param name="Units">单位编号 and name on 互联网+监管 by id of the department.</param>
/// <param name="UnitType">单位类型 of a department.</param>
/// <param name="RegionNumber">地区编号 of the county.</param>
/// <param name="RegionName">Its name there.</param>
public sealed record JointTaskTerms(string Division, IReadOnlyDictionary<string, (string Number, string Name)> Units, string UnitType, string RegionNumber, string RegionName)
{
    /// <summary>监管对象类型 by 主体类型; every one has its code.</summary>
    public required IReadOnlyDictionary<TargetType, string> ObjectTypeOf { get; init; }

    /// <summary>证件类型 of a 统一社会信用代码; may be empty.</summary>
    public string CreditCodeType { get; init; } = "";

    /// <summary>证件类型 of a 注册号; may be empty.</summary>
    public string RegistrationNumberType { get; init; } = "";

    /// <summary>监管对象行业分类编码 by id of the 抽查事项; none where the county gives none.</summary>
    public IReadOnlyDictionary<string, string> IndustryOf { get; init; } = new Dictionary<string, string>();
}
