namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 冻结: a draw whose list, rule and roster are fixed and committed to, before the seed can be known. Same inputs, same answer,
/// whatever the order of their rows. Source: docs/draw.md, sections 1 and 3.
/// </summary>
public sealed class FrozenDraw
{
    private static readonly byte[] LeafMark = [0];

    private FrozenDraw(DrawInputs inputs, Func<string, byte[]> blindOf, Func<string, byte[]> saltOf)
    {
        SaltOf = saltOf;
        Inputs = inputs with
        {
            Frame = [.. inputs.Frame.OrderBy(entry => entry.Id, StringComparer.Ordinal)], // ASCII: ordinal order is byte order
            Roster = [.. inputs.Roster.OrderBy(inspector => inspector.Id, ByteOrder.Instance)],
            Recusals = [.. inputs.Recusals.OrderBy(recusal => recusal.Inspector, ByteOrder.Instance).ThenBy(recusal => recusal.Target, ByteOrder.Instance)],
        };
        Blinds = [.. Inputs.Frame.Select(entry => blindOf(entry.Id))];
        Leaves = [.. Inputs.Frame.Select((entry, i) => Sha.Of(LeafMark, Blinds[i], entry.Id, Sha.Us, entry.Stratum))];
        Root = MerkleTree.Root([.. Leaves.SelectMany(leaf => leaf)]);
        HeaderDigest = Sha.Of(inputs.HeaderJson);
        RuleDigest = Sha.Of(inputs.RuleJson);
        RosterDigest = Sha.Of(inputs.Secrets.RosterSalt, Sha.Of(RosterText()), Sha.Of(RecusalText()));
        Commitment = Sha.Of("changli-draw-commit/1", HeaderDigest, Root, RuleDigest, RosterDigest, inputs.Secrets.Secret);
    }

    /// <summary>What was frozen, in evidence order.</summary>
    public DrawInputs Inputs { get; }

    /// <summary>16 bytes a target, in frame order.</summary>
    public IReadOnlyList<byte[]> Blinds { get; }

    /// <summary>Leaf hashes, in frame order.</summary>
    public IReadOnlyList<byte[]> Leaves { get; }

    /// <summary>Merkle root of the frame.</summary>
    public byte[] Root { get; }

    /// <summary>Hash of the canonical header.</summary>
    public byte[] HeaderDigest { get; }

    /// <summary>Hash of the canonical rule.</summary>
    public byte[] RuleDigest { get; }

    /// <summary>Salted hash of roster and recusals.</summary>
    public byte[] RosterDigest { get; }

    /// <summary>Binds header, frame, rule, roster and secret.</summary>
    public byte[] Commitment { get; }

    /// <summary>Salt of a stratum's commitment.</summary>
    internal Func<string, byte[]> SaltOf { get; }

    /// <summary>Freezes <paramref name="inputs"/>. Cost grows with n log n of the frame.</summary>
    /// <exception cref="DrawRefused">With everything wrong in them.</exception>
    public static FrozenDraw Freeze(DrawInputs inputs)
    {
        var key = inputs.Secrets.FrameKey;
        return Freeze(inputs, id => Sha.Of(key, id)[..16], stratum => Sha.Of("changli-draw-salt/1", key, stratum));
    }

    /// <summary>Freezes again from evidence, which holds blinds and salts instead of the key that made them.</summary>
    internal static FrozenDraw Freeze(DrawInputs inputs, Func<string, byte[]> blindOf, Func<string, byte[]> saltOf)
    {
        var faults = DrawChecks.Of(inputs);
        return faults.Count == 0 ? new FrozenDraw(inputs, blindOf, saltOf) : throw new DrawRefused(faults);
    }

    /// <summary>Sizes of the strata, in rule order.</summary>
    public int[] Sizes()
    {
        var counts = Inputs.Frame.CountBy(entry => entry.Stratum).ToDictionary();
        return [.. Inputs.Rule.Strata.Select(stratum => counts.GetValueOrDefault(stratum.Name))];
    }

    /// <summary>Makes the seed and draws.</summary>
    /// <param name="contributions">One for each slot, in slot order.</param>
    /// <param name="replacements">In recorded order; empty at the draw itself.</param>
    /// <exception cref="DrawRefused">Where the contributions are not exactly the slots or not in their form, or a replaced inspector is not assigned.</exception>
    public DrawOutcome Reveal(IReadOnlyList<Contribution> contributions, IReadOnlyList<ReplacementRequest> replacements)
    {
        var faults = ContributionChecks.Of(Inputs.Header.Slots, contributions);
        return faults.Count == 0 ? new DrawOutcome(this, Seed(contributions), replacements) : throw new DrawRefused(faults);
    }

    private byte[] Seed(IReadOnlyList<Contribution> contributions) => Sha.Of(
        ["changli-draw-seed/1", HeaderDigest, Root, RuleDigest, RosterDigest, Inputs.Secrets.Secret,
            .. contributions.Select(contribution => Sha.Of(contribution.Name, Sha.Us, contribution.Value))]);

    private string RosterText() => string.Concat(Inputs.Roster.Select(inspector =>
        $"{inspector.Id}{Sha.Us}{inspector.Department}{Sha.Us}{inspector.ValidUntil}{Sha.Us}{string.Join(',', inspector.Tags.Order(ByteOrder.Instance))}\n"));

    private string RecusalText() => string.Concat(Inputs.Recusals.Select(recusal => $"{recusal.Inspector}{Sha.Us}{recusal.Target}\n"));
}
