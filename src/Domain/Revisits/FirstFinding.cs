namespace ChangliBridge.Domain.Revisits;

/// <summary>What the first check said of one item (首次结论), as it stood when the revisit was drawn.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="Department">Id of the department that checked it.</param>
/// <param name="Problem">Whether it found a problem; null where it did not check the item or does not say in which item the problem was.</param>
public sealed record FirstFinding(string Item, string Department, bool? Problem);
