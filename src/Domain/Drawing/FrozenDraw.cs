namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 冻结: a draw whose list, rule and roster are fixed and committed to, before the seed can be known. Same inputs, same answer,
/// whatever the order of their rows. Source: docs/draw.md, sections 1 and 3.
/// </summary>
public sealed class FrozenDraw
{
    private FrozenDraw(DrawInputs inputs, BlindedFrame frame, Func<string, byte[]> saltOf)
    {
        SaltOf = saltOf;
        Frame = frame;
        Inputs = inputs with
        {
            Roster = [.. inputs.Roster.OrderBy(inspector => inspector.Id, ByteOrder.Instance)],
            Recusals = [.. inputs.Recusals.OrderBy(recusal => recusal.Inspector, ByteOrder.Instance).ThenBy(recusal => recusal.Target, ByteOrder.Instance)],
        };
        HeaderDigest = Sha.Of(inputs.HeaderJson);
        RuleDigest = Sha.Of(inputs.RuleJson);
        RosterDigest = Sha.Of(inputs.Secrets.RosterSalt, Sha.Of(RosterText()), Sha.Of(RecusalText()));
        Commitment = Digests.Commitment(inputs.Secrets.Secret);
    }

    /// <summary>What was frozen, in evidence order.</summary>
    public DrawInputs Inputs { get; }

    /// <summary>The frame with its blinds and root.</summary>
    public BlindedFrame Frame { get; }

    /// <summary>Merkle root of the frame.</summary>
    public byte[] Root => Frame.Root;

    /// <summary>Hash of the canonical header.</summary>
    public byte[] HeaderDigest { get; }

    /// <summary>Hash of the canonical rule.</summary>
    public byte[] RuleDigest { get; }

    /// <summary>Salted hash of roster and recusals.</summary>
    public byte[] RosterDigest { get; }

    /// <summary>Binds header, frame, rule, roster and secret.</summary>
    public byte[] Commitment { get; }

    /// <summary>What commitment and seed bind.</summary>
    internal SeedDigests Digests => new(HeaderDigest, Root, RuleDigest, RosterDigest);

    /// <summary>Salt of a stratum's commitment.</summary>
    internal Func<string, byte[]> SaltOf { get; }

    /// <summary>Freezes <paramref name="inputs"/>. Cost grows with the number of targets.</summary>
    /// <exception cref="DrawRefused">With everything wrong in them.</exception>
    public static FrozenDraw Freeze(DrawInputs inputs)
    {
        Check(inputs);
        return new FrozenDraw(inputs, BlindedFrame.Of(inputs.Frame, inputs.Secrets.FrameKey), SaltsOf(inputs));
    }

    /// <summary>Freezes <paramref name="inputs"/> whose frame was blinded before, with the same key.</summary>
    /// <exception cref="DrawRefused">With everything wrong in them.</exception>
    public static FrozenDraw Freeze(DrawInputs inputs, BlindedFrame frame) => FromEvidence(inputs, frame, SaltsOf(inputs));

    /// <summary>Freezes again from evidence, which holds blinds and salts instead of the key that made them.</summary>
    internal static FrozenDraw FromEvidence(DrawInputs inputs, BlindedFrame frame, Func<string, byte[]> saltOf)
    {
        Check(inputs);
        return new FrozenDraw(inputs, frame, saltOf);
    }

    /// <summary>Sizes of the strata, in rule order.</summary>
    public int[] Sizes()
    {
        var counts = Frame.Frame.Strata.Zip(Frame.Frame.CountByStratum()).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. Inputs.Rule.Strata.Select(stratum => counts.GetValueOrDefault(stratum.Name))];
    }

    /// <summary>Makes the seed and draws.</summary>
    /// <param name="contributions">One for each slot, in slot order.</param>
    /// <param name="replacements">In recorded order; empty at the draw itself.</param>
    /// <exception cref="DrawRefused">Where the contributions are not exactly the slots or not in their form, or a replaced inspector is not assigned.</exception>
    public DrawOutcome Reveal(IReadOnlyList<Contribution> contributions, IReadOnlyList<ReplacementRequest> replacements) => Select(contributions).Deal(replacements);

    /// <summary>Makes the seed, ranks and selects.</summary>
    /// <param name="contributions">One for each slot, in slot order.</param>
    /// <exception cref="DrawRefused">Where the contributions are not exactly the slots or not in their form.</exception>
    public DrawSelection Select(IReadOnlyList<Contribution> contributions)
    {
        var faults = ContributionChecks.Of(Inputs.Header.Slots, contributions);
        return faults.Count == 0 ? new DrawSelection(this, Digests.Seed(Inputs.Secrets.Secret, contributions)) : throw new DrawRefused(faults);
    }

    private static Func<string, byte[]> SaltsOf(DrawInputs inputs) => stratum => Sha.Of("changli-draw-salt/1", inputs.Secrets.FrameKey, stratum);

    private static void Check(DrawInputs inputs)
    {
        var faults = DrawChecks.Of(inputs);
        if (faults.Count > 0)
            throw new DrawRefused(faults);
    }

    private string RosterText() => string.Concat(Inputs.Roster.Select(inspector =>
        $"{inspector.Id}{Sha.Us}{inspector.Department}{Sha.Us}{inspector.ValidUntil}{Sha.Us}{string.Join(',', inspector.Tags.Order(ByteOrder.Instance))}\n"));

    private string RecusalText() => string.Concat(Inputs.Recusals.Select(recusal => $"{recusal.Inspector}{Sha.Us}{recusal.Target}\n"));
}
