namespace ChangliBridge.Domain.Registers;

/// <summary>导入提示: what is wrong or doubtful in one row of an imported file.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Field">The field, by its proto name.</param>
/// <param name="Text">What is wrong or doubtful and what to do, zh-CN.</param>
public sealed record RegisterNote(int Line, string Field, string Text);
