using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Domain.Supervision;

/// <summary>监管行为填报口径: the division, and which codes of the county's dictionaries a record carries. The codes are data; hardly any is published.</summary>
/// <param name="Division">行政区划代码, six digits.</param>
/// <param name="NatureOf">行政相对人性质 by 主体类型.</param>
/// <param name="CreditCodeType">行政相对人证件类型 of a 统一社会信用代码.</param>
/// <param name="CheckForm">检查形式.</param>
/// <param name="CheckType">检查类别.</param>
public sealed record SupervisionTerms(string Division, IReadOnlyDictionary<TargetType, string> NatureOf, string CreditCodeType, string CheckForm, string CheckType)
{
    /// <summary>检查方式; may be empty.</summary>
    public string CheckMode { get; init; } = "";

    /// <summary>检查结果 where no problem was found.</summary>
    public string NoProblem { get; init; } = "";

    /// <summary>检查结果 where a problem was found.</summary>
    public string Problem { get; init; } = "";
}
