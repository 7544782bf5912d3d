namespace ChangliBridge.Domain.Supervision;

/// <summary>What a 监管行为 record is filled from besides its result (监管行为填报依据).</summary>
/// <param name="Party">行政相对人; null where the target has left the register.</param>
/// <param name="Items">The department's items with their mapping.</param>
/// <param name="Inspectors">姓名 and 执法证号 of who checked, as the register has them; those who left it are absent.</param>
/// <param name="Institution">实施机构 and its code, which may be empty.</param>
/// <param name="Terms">Dictionaries and choices in force.</param>
public sealed record ActSurroundings(
    SupervisedParty? Party,
    IReadOnlyList<SupervisedItem> Items,
    IReadOnlyList<(string Name, string Certificate)> Inspectors,
    (string Name, string Code) Institution,
    SupervisionTerms Terms);
