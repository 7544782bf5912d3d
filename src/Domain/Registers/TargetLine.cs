namespace ChangliBridge.Domain.Registers;

/// <summary>检查对象 as one row of an imported file words it; every field may be empty.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Name">名称.</param>
/// <param name="Type">主体类型 in words, such as 企业; empty means 企业.</param>
/// <param name="CreditCode">统一社会信用代码.</param>
/// <param name="RegistrationNumber">注册号; of a product, project or site its own number.</param>
/// <param name="State">登记状态 in words.</param>
/// <param name="RegisteredOn">成立日期.</param>
/// <param name="Address">住所（经营场所）.</param>
public sealed record TargetLine(int Line, string Name, string Type, string CreditCode, string RegistrationNumber, string State, DateOnly? RegisteredOn, string Address);
