namespace ChangliBridge.Domain.Drawing;

/// <summary>抽取结果: who is inspected and who inspects, recomputable from the frozen draw and the seed.</summary>
public sealed class DrawOutcome
{
    internal DrawOutcome(FrozenDraw frozen, byte[] seed, IReadOnlyList<ReplacementRequest> replacements)
    {
        Seed = seed;
        var tickets = Tickets(frozen, seed);
        var sizes = frozen.Sizes();
        var quotas = Quotas.Of(frozen.Inputs.Rule, sizes);
        Overall = Quotas.Overall(frozen.Inputs.Rule, sizes);
        var drawn = new List<DrawnEntry>();
        var strata = new List<StratumOutcome>();
        foreach (var (stratum, i) in frozen.Inputs.Rule.Strata.Select((stratum, i) => (stratum, i)))
        {
            var lowest = tickets.Where(entry => entry.Stratum == stratum.Name).Take(quotas[i]).ToList();
            drawn.AddRange(lowest);
            strata.Add(new StratumOutcome(stratum.Name, sizes[i], quotas[i], lowest.Count == 0 ? "" : Sha.Hex(lowest[^1].Ticket),
                frozen.SaltOf(stratum.Name)));
        }
        Strata = strata;
        Drawn = [.. InTicketOrder(drawn)];

        var dealing = new Dealing(frozen.Inputs, Sha.Of("changli-draw-inspector/1", seed, frozen.Root, frozen.Inputs.Secrets.RosterSalt));
        foreach (var entry in Drawn)
            dealing.Serve(entry.Id);
        var refused = replacements.Select(dealing.Replace).OfType<DrawFault>().ToList();
        if (refused.Count > 0)
            throw new DrawRefused(refused);
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

    private static List<DrawnEntry> Tickets(FrozenDraw frozen, byte[] seed)
    {
        var targetKey = Sha.Of("changli-draw-target/1", seed, frozen.Root);
        return [.. InTicketOrder(frozen.Inputs.Frame.Select((entry, i) => new DrawnEntry(entry.Id, entry.Stratum, Sha.Of(targetKey, frozen.Root, frozen.Blinds[i], entry.Id))))];
    }

    private static IOrderedEnumerable<DrawnEntry> InTicketOrder(IEnumerable<DrawnEntry> entries) =>
        entries.OrderBy(entry => entry.Ticket, ByteOrder.Instance).ThenBy(entry => entry.Id, StringComparer.Ordinal);
}
