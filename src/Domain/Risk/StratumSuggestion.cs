using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Plans.Readings;

namespace ChangliBridge.Domain.Risk;

/// <summary>分层建议: what a stratum could take, and why.</summary>
/// <param name="Stratum">The stratum as suggested.</param>
/// <param name="Present">Its take in the plan; empty where the plan has no such stratum.</param>
/// <param name="Range">分级比例区间 that it rests on; null where none fits.</param>
/// <param name="Problems">问题发现率 of the grade's last results; null where there are none.</param>
/// <param name="Reasons">zh-CN sentences.</param>
public sealed record StratumSuggestion(PlanStratum Stratum, string Present, GradeRange? Range, Share? Problems, IReadOnlyList<string> Reasons);
