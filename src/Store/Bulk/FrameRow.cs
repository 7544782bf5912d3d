using ChangliBridge.Domain.Catalog;

namespace ChangliBridge.Store.Bulk;

/// <summary>A target of the register with its grade, as a frame (抽取名单) is read.</summary>
/// <param name="TargetId">The register's own id.</param>
/// <param name="Code">统一社会信用代码, or the registration number where there is none.</param>
/// <param name="Type">主体类型.</param>
/// <param name="RegistrationState">登记状态.</param>
/// <param name="RegisteredOn">成立日期.</param>
/// <param name="Tags">分类标注, joined by commas.</param>
/// <param name="Grade">信用风险等级; null where ungraded.</param>
public readonly record struct FrameRow(string TargetId, string Code, TargetType Type, string RegistrationState, DateOnly RegisteredOn, string Tags, string? Grade);
