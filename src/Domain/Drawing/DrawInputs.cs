namespace ChangliBridge.Domain.Drawing;

/// <summary>Everything that is fixed at the freeze (冻结内容). Header and rule come with their canonical bytes, which are what is hashed.</summary>
public sealed record DrawInputs
{
    /// <summary>The header.</summary>
    public required DrawHeader Header { get; init; }

    /// <summary>Canonical JSON of the header.</summary>
    public required byte[] HeaderJson { get; init; }

    /// <summary>The rule.</summary>
    public required DrawRule Rule { get; init; }

    /// <summary>Canonical JSON of the rule, keys unknown to this version included.</summary>
    public required byte[] RuleJson { get; init; }

    /// <summary>Targets.</summary>
    public required Frame Frame { get; init; }

    /// <summary>Inspectors of the departments, in any order.</summary>
    public required IReadOnlyList<RosterEntry> Roster { get; init; }

    /// <summary>Recusals, in any order.</summary>
    public required IReadOnlyList<RecusalEntry> Recusals { get; init; }

    /// <summary>The random bytes.</summary>
    public required DrawSecrets Secrets { get; init; }
}
