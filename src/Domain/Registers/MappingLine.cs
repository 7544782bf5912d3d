namespace ChangliBridge.Domain.Registers;

/// <summary>映射关系梳理表的一行: one pair of an item and a 监管事项.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Code">事项编码 of the provincial directory.</param>
/// <param name="SupervisionItem">监管事项目录编码.</param>
public sealed record MappingLine(int Line, string Code, string SupervisionItem);
