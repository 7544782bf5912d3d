using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>提示 on what one reading draws.</summary>
internal static class ReadingFlags
{
    public static List<ReadingFlag> Of(IReadOnlyList<StratumReading> strata, int sum, PlanBatch? batch)
    {
        var flags = strata.Where(stratum => stratum is { Size: > 0, Quota: 0 } && stratum.Take != "none")
            .Select(stratum => new ReadingFlag(ReadingFlagKind.NobodyDrawn, stratum.Name, $"分层“{stratum.Name}”有{stratum.Size}户，按此读法一户不抽。")).ToList();
        if (batch?.StatedTotal is { } stated && stated != sum)
            flags.Add(new ReadingFlag(ReadingFlagKind.TotalIsNotDrawn, "", $"计划写明共{stated}户，按此读法抽{sum}户。"));
        if (batch is not null)
            flags.AddRange(strata.Zip(batch.Strata).Where(pair => pair.Second.Range is { } range && pair.First.Size > 0 && !Holds(range, pair.First))
                .Select(pair => new ReadingFlag(ReadingFlagKind.OutsideRange, pair.First.Name,
                    $"分层“{pair.First.Name}”抽{pair.First.Quota}户，占{pair.First.Share.Text}，不在区间{pair.Second.Range!.Text}内。")));
        return flags;
    }

    // A whole number of targets cannot always hit the range: what its ends round to, either way, is inside.
    private static bool Holds(RateRange range, StratumReading stratum) =>
        stratum.Quota >= Take.Parse(range.LowestRate)!.Of(stratum.Size, Rounding.Down) && stratum.Quota <= Take.Parse(range.HighestRate)!.Of(stratum.Size, Rounding.Up);
}
