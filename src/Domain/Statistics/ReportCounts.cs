namespace ChangliBridge.Domain.Statistics;

/// <summary>检查情况 of one plan batch, counted in targets (户次); each number is part of the one before it where that makes sense.</summary>
public sealed record ReportCounts
{
    /// <summary>抽查基数: targets in the frame; 0 until frozen.</summary>
    public int Frame { get; init; }

    /// <summary>抽查数量: drawn and confirmed.</summary>
    public int Drawn { get; init; }

    /// <summary>不予检查: drawn, and taken off for every department.</summary>
    public int TakenOff { get; init; }

    /// <summary>已检查: the result of every department that is to check is reviewed.</summary>
    public int Checked { get; init; }

    /// <summary>未发现问题, among those checked by at least one department, and reached.</summary>
    public int InOrder { get; init; }

    /// <summary>发现问题.</summary>
    public int Problems { get; init; }

    /// <summary>无法联系, and no problem found besides.</summary>
    public int Unreachable { get; init; }

    /// <summary>已公示: every department's result is disclosed.</summary>
    public int Disclosed { get; init; }

    /// <summary>已处理: every problem found has its handling recorded.</summary>
    public int Handled { get; init; }

    /// <summary>The counts with one more drawn target.</summary>
    public ReportCounts With(CountedTarget target)
    {
        var sum = target.Parts.Aggregate(default(Standing), (sum, part) => sum + part.Standing);
        return this with
        {
            Drawn = Drawn + 1,
            TakenOff = TakenOff + One(sum is { TakenOff: > 0, Parts: 0 }),
            Checked = Checked + One(sum.Parts > 0 && sum.Concluded == sum.Parts),
            InOrder = InOrder + One(sum is { Concluded: > 0, Problems: 0, Unreachable: 0 }),
            Problems = Problems + One(sum.Problems > 0),
            Unreachable = Unreachable + One(sum is { Problems: 0, Unreachable: > 0 }),
            Disclosed = Disclosed + One(sum.Parts > 0 && sum.Disclosed == sum.Parts),
            Handled = Handled + One(sum.Problems > 0 && sum.Handled == sum.Problems),
        };
    }

    private static int One(bool holds) => holds ? 1 : 0;
}
