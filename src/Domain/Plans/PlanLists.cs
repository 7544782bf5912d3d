namespace ChangliBridge.Domain.Plans;

/// <summary>计划字典: the words that a county uses in its plan table. Settings, for no national table of them was found.</summary>
/// <param name="DrawModes">抽查模式, such as 县抽县查.</param>
/// <param name="DrawTypes">抽查类型, such as 定向.</param>
/// <param name="CheckMethods">检查方式, such as 实地检查.</param>
public sealed record PlanLists(IReadOnlyList<string> DrawModes, IReadOnlyList<string> DrawTypes, IReadOnlyList<string> CheckMethods);
