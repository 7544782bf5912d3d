using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Plans.Readings;

namespace ChangliBridge.Domain.Risk;

/// <summary>
/// 比例与频次建议 for a plan batch, by grade. Inside the published range of a grade the rate follows the problem rate of its last results; without
/// results it is the lower end. It changes nothing: the lead department decides. Source: county plan 二(三), 对高风险主体加大比例和频次.
/// </summary>
public sealed record RateSuggestion
{
    private const string AlreadyDrawn = "already-drawn";

    private RateSuggestion()
    {
    }

    /// <summary>The batch as suggested.</summary>
    public required PlanBatch Batch { get; init; }

    /// <summary>By stratum, in the order of <see cref="Batch"/>.</summary>
    public required IReadOnlyList<StratumSuggestion> Strata { get; init; }

    /// <summary>Suggests strata for <paramref name="batch"/>.</summary>
    /// <param name="batch">The batch; where it does not go by grade, its strata stay for ungraded targets and strata by grade are added.</param>
    /// <param name="scheme">信用风险等级 with the published ranges.</param>
    /// <param name="problems">问题发现率 by grade; grades without results are absent.</param>
    public static RateSuggestion Of(PlanBatch batch, GradeScheme scheme, IReadOnlyDictionary<string, Share> problems)
    {
        var strata = (batch.GradeBased ? batch.Strata.Select(stratum => (Stratum: stratum, Present: stratum.Take)) : ByGrade(batch, scheme))
            .Select(pair => Suggest(pair.Stratum, pair.Present, scheme, problems)).ToList();
        // Whoever was drawn as often as the frequency allows must find a stratum too.
        if (strata.Exists(suggestion => suggestion.Stratum.Range?.MostPerYear is not null) && strata.TrueForAll(suggestion => !suggestion.Stratum.DrawnThisYear))
            strata.Add(new StratumSuggestion(new PlanStratum(AlreadyDrawn, [], [], false, "none", null) { DrawnThisYear = true }, "", null, null, ["本年度已按频次抽过的对象不再抽取。"]));
        return new RateSuggestion { Batch = batch with { Strata = [.. strata.Select(suggestion => suggestion.Stratum)], StatedTotal = null }, Strata = strata };
    }

    private static IEnumerable<(PlanStratum Stratum, string Present)> ByGrade(PlanBatch batch, GradeScheme scheme) =>
        batch.Strata.Select(stratum => (stratum with { Ungraded = true }, stratum.Take))
            .Concat(scheme.Ranges.OrderBy(range => scheme.Grades.Index().First(grade => grade.Item == range.Grade).Index).Select(range => (new PlanStratum(range.Grade, [], [range.Grade], false, "none", null), "")));

    private static StratumSuggestion Suggest(PlanStratum stratum, string present, GradeScheme scheme, IReadOnlyDictionary<string, Share> problems)
    {
        var range = stratum.Grades.Count == 1 ? scheme.Ranges.FirstOrDefault(range => range.Grade == stratum.Grades[0]) : null;
        if (range is null)
            return new StratumSuggestion(stratum, present, null, null, [stratum.Ungraded ? "未评级对象没有可依据的区间，保持计划原定。" : "没有对应单一等级的区间，保持计划原定。"]);
        Share? known = problems.TryGetValue(range.Grade, out var share) && share.Denominator > 0 ? share : null;
        var take = RateIn(range.Rates, known ?? new Share(0, 1));
        var suggested = stratum with { Take = take, Range = range.Rates, StatedCount = null };
        return new StratumSuggestion(suggested, present, range, known, [.. ReasonsOf(range, known, take, present)]);
    }

    private static IEnumerable<string> ReasonsOf(GradeRange range, Share? known, string take, string present)
    {
        yield return $"{range.Grade}级已公布的区间为{range.Rates.Text}（{range.Source}）。";
        yield return known is { } share
            ? $"该等级近一年结果的问题发现率为{share.Text}（{share.Numerator}/{share.Denominator}），在区间内按问题率取{take}（取法为本系统的建议，并非文件规定）。"
            : $"该等级近一年没有结果，取区间下限{take}，以免增加企业负担。";
        if (range.Frequency.Length > 0)
            yield return $"频次：{range.Frequency}。";
        if (Take.Parse(present) is { IsRate: true } now && Bounds(range.Rates) is var (lowest, highest) && (now.CompareRate(lowest) < 0 || now.CompareRate(highest) > 0))
            yield return $"计划现定{present}，在该区间之外。";
    }

    // Exact to the last step, then one decimal of a percent, half up, and never outside the range.
    private static string RateIn(RateRange range, Share problems)
    {
        var (lowest, highest) = Bounds(range);
        var (denominator, span) = (lowest.Denominator * highest.Denominator * problems.Denominator, highest.Numerator * lowest.Denominator - lowest.Numerator * highest.Denominator);
        var numerator = lowest.Numerator * highest.Denominator * problems.Denominator + span * problems.Numerator;
        var tenths = (2000 * numerator + denominator) / (2 * denominator);
        var text = (tenths % 10).IsZero ? $"{tenths / 10}%" : $"{tenths / 10}.{tenths % 10}%";
        var rate = Take.Parse(text)!;
        return rate.CompareRate(lowest) < 0 ? lowest.Text : rate.CompareRate(highest) > 0 ? highest.Text : text;
    }

    private static (Take Lowest, Take Highest) Bounds(RateRange range) => (Take.Parse(range.LowestRate)!, Take.Parse(range.HighestRate)!);
}
