namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>How many differences of each kind 应纳尽纳 shows: 省有县无, 县有省无, 信息不一致.</summary>
internal sealed record YearGaps(int MissingInCounty, int MissingUpstream, int Different);
