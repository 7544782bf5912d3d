namespace ChangliBridge.Domain.Drawing;

/// <summary>The rule of a draw (抽取规则): strata from lowest to highest risk, departments lead first.</summary>
public sealed record DrawRule
{
    /// <summary>Resource name of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Last day of the window; certificates must reach it.</summary>
    public required string LastDay { get; init; }

    /// <summary>Departments in rule order.</summary>
    public required IReadOnlyList<RuleDepartment> Departments { get; init; }

    /// <summary>Strata in rule order.</summary>
    public required IReadOnlyList<RuleStratum> Strata { get; init; }

    /// <summary><c>half_up</c>, <c>up</c> or <c>down</c>; empty means half up.</summary>
    public string RoundingWord { get; init; } = "";

    /// <summary>The overall clause; null where the plan has none.</summary>
    public RuleOverall? Overall { get; init; }

    /// <summary>The recorded decision; empty where none is needed.</summary>
    public string Note { get; init; } = "";

    /// <summary>Key id of each party that signs, as registered at the freeze; a signature by another key counts for nothing.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    /// <summary>取整方式.</summary>
    public Rounding Rounding => RoundingWord switch
    {
        "up" => Rounding.Up,
        "down" => Rounding.Down,
        _ => Rounding.HalfUp,
    };
}
