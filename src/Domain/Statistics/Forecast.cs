namespace ChangliBridge.Domain.Statistics;

/// <summary>指标预测: what an indicator will be on its day at the present pace.</summary>
/// <param name="Numerator">Above the line then.</param>
/// <param name="Denominator">Below the line then.</param>
/// <param name="Misses">Whether the goal will be missed, compared exactly; true where nothing will count.</param>
/// <param name="Method">How it was foretold, printed beside the warning, zh-CN.</param>
public sealed record Forecast(long Numerator, long Denominator, bool Misses, string Method);
