using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Domain.Joint;

/// <summary>监管对象 of a 联合监管任务: a drawn target that is checked.</summary>
/// <param name="Code">统一社会信用代码 or 注册号, as in the draw's frame.</param>
/// <param name="Name">名称 when it was drawn.</param>
/// <param name="Type">主体类型; null where it has left the register since.</param>
/// <param name="HasCreditCode">Whether the register has <paramref name="Code"/> as its 统一社会信用代码, and not as a number of another kind.</param>
public sealed record JointTaskObject(string Code, string Name, TargetType? Type, bool HasCreditCode);
