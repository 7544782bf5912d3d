using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>计划所写数量 beside what the plan's own rates give. Stated figures are compared, never used.</summary>
internal static class StatedFigures
{
    private static readonly (Rounding Rounding, string Word)[] Roundings = [(Rounding.HalfUp, "四舍五入"), (Rounding.Up, "进一"), (Rounding.Down, "舍去")];

    public static List<ReadingFlag> Of(DrawRule rule, IReadOnlyList<int> sizes, PlanBatch batch)
    {
        var flags = new List<ReadingFlag>();
        if (batch.StatedTotal is { } total)
            AddTotal(flags, rule, sizes, (batch, total));
        for (var i = 0; i < batch.Strata.Count; i++)
        {
            if (batch.Strata[i].StatedCount is { } count && Take.Parse(batch.Strata[i].Take) is { IsNone: false } take)
                AddCount(flags, (batch.Strata[i], take, count), sizes[i], rule.Rounding);
        }
        return flags;
    }

    /// <summary>What does not fit on paper, whatever the register holds.</summary>
    public static List<ReadingFlag> OnPaper(PlanBatch batch)
    {
        var flags = new List<ReadingFlag>();
        if (batch.StatedTotal is { } total)
            AddParts(flags, batch, total);
        foreach (var stratum in batch.Strata)
        {
            if (stratum.StatedCount is { } count and > 0 && Take.Parse(stratum.Take) is { IsRate: true } rate && BasesOf(rate, count).Count == 0)
                flags.Add(NoBase(stratum, rate, count));
        }
        return flags;
    }

    private static void AddParts(List<ReadingFlag> flags, PlanBatch batch, int total)
    {
        var parts = batch.Strata.Where(stratum => stratum.StatedCount is not null).Select(stratum => stratum.StatedCount!.Value).ToList();
        var whole = parts.Count == batch.Strata.Count(stratum => stratum.Take != "none" || stratum.StatedCount is not null);
        var sum = parts.Sum(part => (long)part);
        if (parts.Count > 0 && (whole ? sum != total : sum > total))
            flags.Add(new ReadingFlag(ReadingFlagKind.TotalIsNotItsParts, "", $"计划写明共{total}户，各分层{string.Join("+", parts)}={sum}户，不一致。"));
    }

    private static void AddTotal(List<ReadingFlag> flags, DrawRule rule, IReadOnlyList<int> sizes, (PlanBatch Batch, int Total) stated)
    {
        AddParts(flags, stated.Batch, stated.Total);
        var overall = Quotas.Overall(rule, sizes);
        if (rule.Overall is { } clause && stated.Total < overall)
            flags.Add(new ReadingFlag(ReadingFlagKind.TotalBelowOverall, "",
                $"计划写明共{stated.Total}户，低于其总体{clause.Take}：基数{sizes.Where((_, i) => rule.Strata[i].Take != "none").Sum(size => (long)size)}户应为{overall}户。"));
    }

    private static void AddCount(List<ReadingFlag> flags, (PlanStratum Stratum, Take Take, int Count) stated, int size, Rounding rounding)
    {
        var (stratum, take, count) = stated;
        var bases = BasesOf(take, count);
        if (take.IsRate && count > 0 && bases.Count == 0)
        {
            flags.Add(NoBase(stratum, take, count));
            return;
        }
        if (take.IsRate && LooksDerived(take, count, size))
            flags.Add(new ReadingFlag(ReadingFlagKind.RateFromCount, stratum.Name, $"分层“{stratum.Name}”的{take.Text}与{count}/{size}取整相同，似由户数倒推；以户数为准时请写户数。"));
        if (take.Of(size, rounding) is var quota && quota != count)
            flags.Add(new ReadingFlag(ReadingFlagKind.CountIsNotTheRate, stratum.Name,
                $"分层“{stratum.Name}”写明{count}户，{size}户按“{take.Text}”为{quota}户{string.Concat(bases.Select(way => $"；{way.Word}时基数应为{RangeOf(way.Bases!)}户"))}。"));
    }

    private static List<(string Word, FittingBases? Bases)> BasesOf(Take take, int count) =>
        [.. Roundings.Select(way => (way.Word, Bases: FittingBases.Of(take.Text, count, way.Rounding))).Where(way => way.Bases is not null)];

    private static ReadingFlag NoBase(PlanStratum stratum, Take take, int count) =>
        new(ReadingFlagKind.RateOfNoBase, stratum.Name, $"分层“{stratum.Name}”写明{count}户，任何基数按{take.Text}都得不出。");

    private static string RangeOf(FittingBases bases) => bases.Lowest == bases.Highest ? $"{bases.Lowest}" : $"{bases.Lowest}至{bases.Highest}";

    /// <summary>
    /// The quotient, written with the rate's decimals, is the rate without being exactly it, and the rate is none that a plan would set:
    /// published rates below 10 % take any value, above it they go by steps of five.
    /// </summary>
    private static bool LooksDerived(Take rate, int count, int size)
    {
        var steps = rate.Denominator / 100; // 1 for whole percents, 10 for one decimal
        var set = rate.Numerator < 10 * steps || rate.Numerator % (5 * steps) == 0;
        if (set || size == 0)
            return false;
        var quotient = (2 * count * rate.Denominator + size) / (2 * size);
        return quotient == rate.Numerator && count * rate.Denominator != rate.Numerator * size;
    }
}
