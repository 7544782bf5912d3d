namespace ChangliBridge.Domain.Drawing;

/// <summary>抽取结果: who is inspected and who inspects, recomputable from the frozen draw and the seed.</summary>
public sealed class DrawOutcome
{
    internal DrawOutcome(DrawSelection selection, Dealing dealing)
    {
        (Seed, Strata, Overall, Drawn) = (selection.Seed, selection.Strata, selection.Overall, selection.Drawn);
        (Assignments, Shortages, Replacements) = (dealing.Assignments, dealing.Shortages, dealing.Replacements);
    }

    /// <summary>The seed, 32 bytes.</summary>
    public byte[] Seed { get; }

    /// <summary>Strata in rule order.</summary>
    public IReadOnlyList<StratumOutcome> Strata { get; }

    /// <summary>What the overall clause asks for; 0 where the rule has none.</summary>
    public int Overall { get; }

    /// <summary>Drawn targets, by ticket.</summary>
    public IReadOnlyList<DrawnEntry> Drawn { get; }

    /// <summary>Seats as first dealt, in dealing order.</summary>
    public IReadOnlyList<Assignment> Assignments { get; }

    /// <summary>Targets that lack inspectors.</summary>
    public IReadOnlyList<Shortage> Shortages { get; }

    /// <summary>Replacements in recorded order.</summary>
    public IReadOnlyList<Replacement> Replacements { get; }

    /// <summary>Who goes where, replacements applied: inspectors by target and department, in dealing order of the targets.</summary>
    public IReadOnlyDictionary<(string Target, string Department), IReadOnlyList<string>> Present()
    {
        var present = Assignments.GroupBy(seat => (seat.Target, seat.Department)).ToDictionary(seats => seats.Key, seats => seats.Select(seat => seat.Inspector).ToList());
        foreach (var replacement in Replacements)
        {
            var seats = present[(replacement.Target, replacement.Department)];
            seats.Remove(replacement.From);
            if (replacement.To.Length > 0)
                seats.Add(replacement.To);
        }
        return present.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value);
    }
}
