namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Checks a full bundle (完整证据包): freezes and draws again from its inputs and compares every other file with what comes out.</summary>
internal sealed class FullCheck(BundleFiles files, SharedEvidence shared) : IEvidenceCheck
{
    private DrawInputs _inputs = null!;
    private byte[] _blinds = [];
    private int _disorder;
    private FrozenDraw _frozen = null!;
    private DrawOutcome _outcome = null!;

    public IReadOnlyList<(string Name, Func<string> Check)> Steps =>
    [
        ("frame", CheckFrame),
        ("commitment", CheckCommitment),
        ("contributions", CheckContributions),
        ("seed", () => Compare("seed.json", $"seed {Sha.Hex(_outcome.Seed)}")),
        ("quotas", () => Compare("strata.csv", string.Join(", ", _outcome.Strata.Select(stratum => $"{stratum.Name} {stratum.Quota}/{stratum.Size}")))),
        ("drawn", () => Compare("drawn.csv", $"{_outcome.Drawn.Count} targets")),
        ("assignments", () => Compare("assignments.csv", $"{_outcome.Assignments.Count} seats")),
        ("replacements", CheckReplacements),
        ("summary", () => Compare("summary.json", $"assurance {AssuranceNow}, {_outcome.Shortages.Count} shortages")),
    ];

    public EntryFacts Facts => new(_inputs.Header.Draw, _inputs.Frame, _frozen.Root, _outcome.Seed,
        BundleText.StrataCommitments(_outcome).ToHashSet(), _outcome.Drawn.Select(entry => entry.Id).ToHashSet());

    private string AssuranceNow => Assurance.Of(_inputs.Header, _inputs.Rule, _frozen.Commitment, shared.Record);

    public string ReadInputs()
    {
        shared.Read();
        (var frame, _blinds, _disorder) = SharedEvidence.Named("frame.csv", () => FrameCsv.ReadFrame(files["frame.csv"]));
        _inputs = new DrawInputs
        {
            Header = shared.Header,
            HeaderJson = files["header.json"],
            Rule = shared.Rule,
            RuleJson = files["rule.json"],
            Frame = frame,
            Roster = [.. SharedEvidence.ReadCsv(files, "roster.csv", BundleText.RosterHeader).Select(BundleText.ReadInspector)],
            Recusals = [.. SharedEvidence.ReadCsv(files, "recusals.csv", BundleText.RecusalHeader).Select(BundleText.ReadRecusal)],
            Secrets = new DrawSecrets(new byte[32], shared.RosterSalt, shared.Secret),
        };
        return $"{_inputs.Header.Draw}, frozen {_inputs.Header.FrozenAt}";
    }

    private string CheckFrame()
    {
        var salts = SharedEvidence.ReadCsv(files, "strata.csv", BundleText.StrataHeader).ToLookup(row => row[0], row => row[4]);
        _frozen = FrozenDraw.FromEvidence(_inputs, BlindedFrame.FromEvidence(_inputs.Frame, _blinds), stratum => Salt(salts[stratum].FirstOrDefault() ?? ""));
        if (_disorder > 0)
            throw new FormatException($"frame.csv line {_disorder}: ids do not stand in the order of their bytes");
        foreach (var name in new[] { "roster.csv", "recusals.csv", "leaves.csv" })
            Compare(name, "");
        return $"{_inputs.Frame.Count} targets, root {Sha.Hex(_frozen.Root)}";
    }

    private string CheckCommitment()
    {
        Compare("commitment.json", "");
        shared.CheckCountersignatures(_frozen.Commitment);
        return $"commitment {Sha.Hex(_frozen.Commitment)}, {shared.Record.Countersignatures.Count} countersignatures";
    }

    private string CheckContributions()
    {
        var finding = shared.CheckContributions(_frozen.Commitment);
        _outcome = _frozen.Reveal(shared.Contributions, []);
        return finding;
    }

    private string CheckReplacements()
    {
        var rows = SharedEvidence.ReadCsv(files, "replacements.csv", BundleText.ReplacementHeader);
        shared.KeepReasons([.. rows.Select(row => row[4])]);
        if (rows.Count > 0)
            _outcome = _frozen.Reveal(shared.Contributions, [.. rows.Select(row => new ReplacementRequest(row[0], row[1], row[2]))]);
        var silent = rows.FindIndex(row => string.IsNullOrWhiteSpace(row[4]));
        return silent < 0
            ? Compare("replacements.csv", $"{rows.Count} replacements")
            : throw new FormatException($"replacements.csv line {silent + 2}: a replacement without its reason");
    }

    private string Compare(string name, string finding)
    {
        var expected = _outcome is null ? BundleText.OfFrozen(_frozen, shared.Record)[name] : BundleText.Of(BundleKind.Full, _frozen, _outcome, shared.Record)[name];
        ExpectedStream.Compare(name, files[name], expected);
        return finding;
    }

    private static byte[] Salt(string text) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : throw new FormatException($"strata.csv: '{text}' is not 32 bytes in hex");
}
