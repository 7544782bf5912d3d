using System.Text.Json;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>
/// 核验: checks a full bundle by recomputing everything that follows from its inputs. It stops at the first step that does not hold,
/// for what comes after rests on it, and names file and line.
/// </summary>
public sealed class BundleVerifier
{
    private readonly List<VerificationStep> _steps = [];
    private BundleFiles _files = null!;
    private DrawInputs _inputs = null!;
    private FrozenDraw _frozen = null!;
    private DrawOutcome _outcome = null!;
    private IReadOnlyList<BundleContribution> _contributions = [];
    private IReadOnlyList<string> _reasons = [];

    private BundleVerifier()
    {
    }

    /// <summary>Checks the zip in <paramref name="source"/>, step by step; it holds where every step does.</summary>
    public static IReadOnlyList<VerificationStep> Verify(Stream source)
    {
        var verifier = new BundleVerifier();
        _ = verifier.Step("files", () => verifier.OpenFiles(source))
            && verifier.Step("sums", verifier.CheckSums)
            && verifier.Step("inputs", verifier.ReadInputs)
            && verifier.Step("frame", verifier.CheckFrame)
            && verifier.Step("commitment", () => verifier.Compare("commitment.json", $"commitment {Sha.Hex(verifier._frozen.Commitment)}"))
            && verifier.Step("contributions", verifier.CheckContributions)
            && verifier.Step("seed", () => verifier.Compare("seed.json", $"seed {Sha.Hex(verifier._outcome.Seed)}"))
            && verifier.Step("quotas", () => verifier.Compare("strata.csv", string.Join(", ", verifier._outcome.Strata.Select(stratum => $"{stratum.Name} {stratum.Quota}/{stratum.Size}"))))
            && verifier.Step("drawn", () => verifier.Compare("drawn.csv", $"{verifier._outcome.Drawn.Count} targets"))
            && verifier.Step("assignments", () => verifier.Compare("assignments.csv", $"{verifier._outcome.Assignments.Count} seats"))
            && verifier.Step("replacements", verifier.CheckReplacements)
            && verifier.Step("summary", () => verifier.Compare("summary.json", $"assurance {Assurance.None}, {verifier._outcome.Shortages.Count} shortages"));
        return verifier._steps;
    }

    private bool Step(string name, Func<string> check)
    {
        try
        {
            _steps.Add(new VerificationStep(name, true, PlainLine.Of(check())));
        }
        catch (Exception fault) when (fault is FormatException or DrawRefused)
        {
            _steps.Add(new VerificationStep(name, false, PlainLine.Of(fault.Message)));
        }
        return _steps[^1].Holds;
    }

    private string OpenFiles(Stream source)
    {
        _files = BundleFiles.Open(source);
        return $"{BundleText.Names.Count + 1} files";
    }

    private string CheckSums()
    {
        _files.CheckSums();
        return "SHA256SUMS fits";
    }

    private string ReadInputs()
    {
        var (header, rule, seed) = (ReadJson("header.json"), ReadJson("rule.json"), ReadJson("seed.json"));
        var frame = ReadCsv("frame.csv", BundleText.FrameHeader);
        var faults = new List<DrawFault>();
        var seedFields = new JsonFields(seed, "seed", faults);
        _inputs = new DrawInputs
        {
            Header = DrawJson.ReadHeader(header, faults),
            HeaderJson = _files["header.json"],
            Rule = DrawJson.ReadRule(rule, faults),
            RuleJson = _files["rule.json"],
            Frame = [.. frame.Select(row => new FrameEntry(row[0], row[1]))],
            Roster = [.. ReadCsv("roster.csv", BundleText.RosterHeader).Select(row => new RosterEntry(row[0], row[1], row[2], row[3].Length == 0 ? [] : row[3].Split(',')))],
            Recusals = [.. ReadCsv("recusals.csv", BundleText.RecusalHeader).Select(row => new RecusalEntry(row[0], row[1]))],
            Secrets = new DrawSecrets(new byte[32], seedFields.Bytes("rosterSalt"), seedFields.Bytes("secret")),
        };
        _contributions = [.. seedFields.Objects("contributions").Select(entry => new BundleContribution(entry.Text("name"), entry.Text("value"), entry.Text("committed"), entry.Text("at")))];
        if (faults.Count > 0)
            throw new DrawRefused(faults);
        return $"{_inputs.Header.Draw}, frozen {_inputs.Header.FrozenAt}";
    }

    private string CheckFrame()
    {
        var blinds = ReadCsv("frame.csv", BundleText.FrameHeader).ToLookup(row => row[0], row => row[2]);
        var salts = ReadCsv("strata.csv", BundleText.StrataHeader).ToLookup(row => row[0], row => row[4]);
        _frozen = FrozenDraw.Freeze(_inputs, id => Hex("frame.csv", blinds[id].First(), 16), stratum => Hex("strata.csv", salts[stratum].FirstOrDefault() ?? "", 32));
        foreach (var name in new[] { "frame.csv", "roster.csv", "recusals.csv", "leaves.csv" })
            Compare(name, "");
        return $"{_inputs.Frame.Count} targets, root {Sha.Hex(_frozen.Root)}";
    }

    private string CheckContributions()
    {
        var header = _inputs.Header;
        _outcome = Reveal([]);
        foreach (var (slot, entry) in header.Slots.Zip(_contributions))
        {
            var committed = slot.Kind == DrawSlot.Committed ? Sha.Hex(SlotCommitment.Of(_frozen.Commitment, slot.Name, entry.Value)) : "";
            if (entry.Committed != committed)
                throw new FormatException($"seed.json: the value of {slot.Name} is not the one that was committed");
            // Whole seconds: an honest party may commit in the second of the freeze.
            if (!DrawChecks.IsInstant(entry.At) || string.CompareOrdinal(entry.At, header.FrozenAt) < 0)
                throw new FormatException($"seed.json: {slot.Name} is dated {entry.At}, before the freeze at {header.FrozenAt}");
            if (slot.Kind != DrawSlot.Beacon && string.CompareOrdinal(entry.At, slot.Closes) >= 0)
                throw new FormatException($"seed.json: {slot.Name} is dated {entry.At}, not before its close at {slot.Closes}");
        }

        return $"{_contributions.Count} contributions";
    }

    private string CheckReplacements()
    {
        var rows = ReadCsv("replacements.csv", BundleText.ReplacementHeader);
        _reasons = [.. rows.Select(row => row[4])];
        _outcome = Reveal([.. rows.Select(row => new ReplacementRequest(row[0], row[1], row[2]))]);
        var silent = _reasons.ToList().FindIndex(string.IsNullOrWhiteSpace);
        return silent < 0
            ? Compare("replacements.csv", $"{rows.Count} replacements")
            : throw new FormatException($"replacements.csv line {silent + 2}: a replacement without its reason");
    }

    private DrawOutcome Reveal(IReadOnlyList<ReplacementRequest> replacements) =>
        _frozen.Reveal([.. _contributions.Select(entry => new Contribution(entry.Name, entry.Value))], replacements);

    private string Compare(string name, string finding)
    {
        var expected = _outcome is null ? BundleText.OfFrozen(_frozen)[name] : BundleText.Of(_frozen, _outcome, _contributions, _reasons)[name];
        var found = _files[name];
        return found.AsSpan().SequenceEqual(expected) ? finding : throw new FormatException($"{name} line {Csv.LineOfDifference(found, expected)} is not what the inputs give");
    }

    private JsonElement ReadJson(string name) => Named(name, () => CanonicalJson.ReadStrict(_files[name]));

    private List<IReadOnlyList<string>> ReadCsv(string name, string header) => Named(name, () => Csv.Read(_files[name], header));

    private static T Named<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{name}: {fault.Message}", fault);
        }
    }

    private static byte[] Hex(string file, string text, int bytes) =>
        text.Length == 2 * bytes && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : throw new FormatException($"{file}: '{text}' is not {bytes} bytes in hex");
}
