namespace ChangliBridge.Domain.Drawing;

/// <summary>标签缺口: a 分类标注 that a department's items need and some of its inspectors lack.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Inspectors">How many with a valid certificate do not carry it.</param>
public sealed record MissingTag(string Tag, int Inspectors);
