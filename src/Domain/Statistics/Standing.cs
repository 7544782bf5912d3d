namespace ChangliBridge.Domain.Statistics;

/// <summary>检查进度 of one 部门任务, or of several added up: how many of them are so far.</summary>
public readonly record struct Standing
{
    /// <summary>Whether its draw is a 联合抽查.</summary>
    public bool Joint { get; init; }

    /// <summary>Whether 信用风险等级 steered its draw.</summary>
    public bool GradeBased { get; init; }

    /// <summary>部门任务 that are to be checked.</summary>
    public int Parts { get; init; }

    /// <summary>不予检查: taken off for an upheld 名单异议, and none of <see cref="Parts"/>.</summary>
    public int TakenOff { get; init; }

    /// <summary>With a reviewed result.</summary>
    public int Concluded { get; init; }

    /// <summary>With a disclosed result.</summary>
    public int Disclosed { get; init; }

    /// <summary>Reviewed, with a code that says a problem was found.</summary>
    public int Problems { get; init; }

    /// <summary>Reviewed, with a code that says 无法联系.</summary>
    public int Unreachable { get; init; }

    /// <summary>With a problem and its handling recorded (处理结果).</summary>
    public int Handled { get; init; }

    /// <summary>With a problem and a follow-up step (后续处置) for it, none of which is open.</summary>
    public int Closed { get; init; }

    /// <summary>公示期限已到或已公示.</summary>
    public int Due { get; init; }

    /// <summary>Disclosed within the 公示期限.</summary>
    public int OnTime { get; init; }

    /// <summary>Of a task whose 回访 is reviewed.</summary>
    public int Revisited { get; init; }

    /// <summary>Adds up; what the draw is stays.</summary>
    public static Standing operator +(Standing one, Standing other) => one with
    {
        Parts = one.Parts + other.Parts,
        TakenOff = one.TakenOff + other.TakenOff,
        Concluded = one.Concluded + other.Concluded,
        Disclosed = one.Disclosed + other.Disclosed,
        Problems = one.Problems + other.Problems,
        Unreachable = one.Unreachable + other.Unreachable,
        Handled = one.Handled + other.Handled,
        Closed = one.Closed + other.Closed,
        Due = one.Due + other.Due,
        OnTime = one.OnTime + other.OnTime,
        Revisited = one.Revisited + other.Revisited,
    };
}
