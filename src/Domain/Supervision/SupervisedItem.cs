namespace ChangliBridge.Domain.Supervision;

/// <summary>事项的监管事项: to what an inspected item is mapped.</summary>
/// <param name="Item">Id of the 抽查事项.</param>
/// <param name="Title">检查项目.</param>
/// <param name="Codes">监管事项目录编码 of its confirmed mapping, with the 检查实施清单编码 of each; the latter empty where the directory has none.</param>
public sealed record SupervisedItem(string Item, string Title, IReadOnlyList<(string Code, string Implementation)> Codes);
