namespace ChangliBridge.Domain.Drawing;

/// <summary>抽中名单: who is inspected, ranked and selected by the seed; who inspects is dealt from it. Source: docs/draw.md, section 3.</summary>
public sealed class DrawSelection
{
    private readonly FrozenDraw _frozen;

    internal DrawSelection(FrozenDraw frozen, byte[] seed)
    {
        (_frozen, Seed) = (frozen, seed);
        var (rule, sizes) = (frozen.Inputs.Rule, frozen.Sizes());
        var quotas = Quotas.Of(rule, sizes);
        Overall = Quotas.Overall(rule, sizes);
        var (frame, lowest) = (frozen.Frame.Frame, Lowest(quotas));
        Strata = [.. rule.Strata.Select((stratum, i) => new StratumOutcome(
            stratum.Name, sizes[i], quotas[i], lowest[i].Count == 0 ? "" : lowest[i][^1].Ticket.ToString(), frozen.SaltOf(stratum.Name)))];
        RankedTarget[] drawn = [.. lowest.SelectMany(ranked => ranked)];
        Array.Sort(drawn);
        Drawn = [.. drawn.Select(ranked => new DrawnEntry(frame[ranked.Index].Id, frame.Strata[ranked.Stratum], ranked.Ticket))];
    }

    /// <summary>The seed, 32 bytes.</summary>
    public byte[] Seed { get; }

    /// <summary>Strata in rule order.</summary>
    public IReadOnlyList<StratumOutcome> Strata { get; }

    /// <summary>What the overall clause asks for; 0 where the rule has none.</summary>
    public int Overall { get; }

    /// <summary>Drawn targets, by ticket.</summary>
    public IReadOnlyList<DrawnEntry> Drawn { get; }

    /// <summary>Deals the inspectors.</summary>
    /// <param name="replacements">In recorded order; empty at the draw itself.</param>
    /// <exception cref="DrawRefused">Where a replaced inspector is not assigned.</exception>
    public DrawOutcome Deal(IReadOnlyList<ReplacementRequest> replacements)
    {
        var dealing = new Dealing(_frozen.Inputs, Sha.Of("changli-draw-inspector/1", Seed, _frozen.Root, _frozen.Inputs.Secrets.RosterSalt));
        foreach (var entry in Drawn)
            dealing.Serve(entry.Id);
        var refused = replacements.Select(dealing.Replace).OfType<DrawFault>().ToList();
        return refused.Count == 0 ? new DrawOutcome(this, dealing) : throw new DrawRefused(refused);
    }

    /// <summary>The drawn of each stratum of the rule, by ticket.</summary>
    private List<ArraySegment<RankedTarget>> Lowest(int[] quotas)
    {
        var (frame, strata) = (_frozen.Frame.Frame, _frozen.Inputs.Rule.Strata);
        var quotaOf = strata.Zip(quotas).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        var targetKey = Sha.Of("changli-draw-target/1", Seed, _frozen.Root);
        var lowest = Ranking.Of(frame, _frozen.Frame.Blinds, targetKey, _frozen.Root, [.. frame.Strata.Select(name => quotaOf[name])]);
        var byName = frame.Strata.Zip(lowest).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. strata.Select(stratum => byName.GetValueOrDefault(stratum.Name, []))];
    }
}
