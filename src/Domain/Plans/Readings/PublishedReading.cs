namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>已公布的计划写法: a wording that published plans use for their rates, and where it was found.</summary>
/// <param name="Id"><c>R1</c> to <c>R12</c>.</param>
/// <param name="Wording">What it says, zh-CN.</param>
/// <param name="Place">Which plan, zh-CN.</param>
public sealed record PublishedReading(string Id, string Wording, string Place);
