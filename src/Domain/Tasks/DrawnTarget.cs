namespace ChangliBridge.Domain.Tasks;

/// <summary>A drawn target (抽中对象) as the register held it when the draw was confirmed.</summary>
/// <param name="Id">Id in the register.</param>
/// <param name="Code">Credit code or registration number, as in the frame.</param>
/// <param name="Title">名称.</param>
public sealed record DrawnTarget(string Id, string Code, string Title);
