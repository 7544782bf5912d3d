using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Domain.Supervision;

/// <summary>行政相对人: the inspected target as the register has it now.</summary>
/// <param name="Name">名称.</param>
/// <param name="CreditCode">统一社会信用代码; empty where it has none.</param>
/// <param name="Type">主体类型.</param>
/// <param name="Address">注册地址; empty where the register leaves it out.</param>
public sealed record SupervisedParty(string Name, string CreditCode, TargetType Type, string Address);
