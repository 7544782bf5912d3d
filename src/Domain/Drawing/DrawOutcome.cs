namespace ChangliBridge.Domain.Drawing;

/// <summary>抽取结果: who is inspected and who inspects, recomputable from the frozen draw and the seed.</summary>
public sealed class DrawOutcome
{
    internal DrawOutcome(FrozenDraw frozen, byte[] seed, IReadOnlyList<ReplacementRequest> replacements)
    {
        Seed = seed;
        var (rule, sizes) = (frozen.Inputs.Rule, frozen.Sizes());
        var quotas = Quotas.Of(rule, sizes);
        Overall = Quotas.Overall(rule, sizes);
        var (frame, lowest) = (frozen.Frame.Frame, Lowest(frozen, quotas));
        Strata = [.. rule.Strata.Select((stratum, i) => new StratumOutcome(
            stratum.Name, sizes[i], quotas[i], lowest[i].Count == 0 ? "" : lowest[i][^1].Ticket.ToString(), frozen.SaltOf(stratum.Name)))];
        RankedTarget[] drawn = [.. lowest.SelectMany(ranked => ranked)];
        Array.Sort(drawn);
        Drawn = [.. drawn.Select(ranked => new DrawnEntry(frame[ranked.Index].Id, frame.Strata[ranked.Stratum], ranked.Ticket))];

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

    /// <summary>The drawn of each stratum of the rule, by ticket.</summary>
    private List<ArraySegment<RankedTarget>> Lowest(FrozenDraw frozen, int[] quotas)
    {
        var (frame, strata) = (frozen.Frame.Frame, frozen.Inputs.Rule.Strata);
        var quotaOf = strata.Zip(quotas).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        var targetKey = Sha.Of("changli-draw-target/1", Seed, frozen.Root);
        var lowest = Ranking.Of(frame, frozen.Frame.Blinds, targetKey, frozen.Root, [.. frame.Strata.Select(name => quotaOf[name])]);
        var byName = frame.Strata.Zip(lowest).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. strata.Select(stratum => byName.GetValueOrDefault(stratum.Name, []))];
    }
}
