using System.Text.RegularExpressions;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>
/// Checks a sealed bundle (公开证据包): the root over the leaves, commitment, contributions and seed; of the outcome only its form,
/// for tickets and strata are not in it.
/// </summary>
internal sealed partial class SealedCheck(BundleFiles files, SharedEvidence shared) : IEvidenceCheck
{
    private static readonly string[] Counts = ["drawn", "seats", "recusals", "replacements", "shortages"];

    private Frame _ids = [];
    private byte[] _leaves = [];
    private byte[] _root = [];
    private byte[] _commitment = [];
    private byte[] _seed = [];
    private List<string> _strata = [];
    private List<string> _drawn = [];

    public IReadOnlyList<(string Name, Func<string> Check)> Steps =>
    [
        ("frame", CheckFrame),
        ("commitment", CheckCommitment),
        ("contributions", () => shared.CheckContributions(_commitment)),
        ("seed", CheckSeed),
        ("quotas", CheckStrata),
        ("drawn", CheckDrawn),
        ("summary", CheckSummary),
    ];

    public EntryFacts Facts => new(shared.Header.Draw, _ids, _root, _seed, _strata.ToHashSet(), _drawn.ToHashSet());

    private SeedDigests Digests => new(Sha.Of(files["header.json"]), _root, Sha.Of(files["rule.json"]), shared.RosterDigest);

    public string ReadInputs()
    {
        shared.Read();
        (_ids, _leaves) = SharedEvidence.Named("leaves.csv", () => FrameCsv.ReadLeaves(files["leaves.csv"]));
        _strata = [.. SharedEvidence.ReadCsv(files, "strata-commitments.csv", BundleText.StrataCommitmentsHeader).Select(row => row[0])];
        _drawn = [.. SharedEvidence.ReadCsv(files, "drawn.csv", BundleText.SealedDrawnHeader).Select(row => row[0])];
        return $"{shared.Header.Draw}, frozen {shared.Header.FrozenAt}";
    }

    private string CheckFrame()
    {
        var faults = DrawChecks.OfPublished(shared.Header, shared.Rule, _ids);
        if (faults.Count > 0)
            throw new DrawRefused(faults);
        _root = MerkleTree.Root(_leaves);
        return $"{_ids.Count} targets, root {Sha.Hex(_root)}";
    }

    private string CheckCommitment()
    {
        _commitment = Digests.Commitment(shared.Secret);
        ExpectedStream.Compare("commitment.json", files["commitment.json"], target => target.Write(BundleText.Commitment(Digests, _commitment, shared.Record)));
        shared.CheckCountersignatures(_commitment);
        return $"commitment {Sha.Hex(_commitment)}, {shared.Record.Countersignatures.Count} countersignatures";
    }

    private string CheckSeed()
    {
        _seed = Digests.Seed(shared.Secret, shared.Contributions);
        ExpectedStream.Compare("seed.json", files["seed.json"], target => target.Write(BundleText.Seed(shared.Secret, null, _seed, shared.Record.Contributions)));
        return $"seed {Sha.Hex(_seed)}";
    }

    private string CheckStrata()
    {
        CheckOrder("strata-commitments.csv", _strata);
        if (_strata.Count != shared.Rule.Strata.Count || !_strata.TrueForAll(line => Digest().IsMatch(line)))
            throw new FormatException($"strata-commitments.csv: not one digest for each of the rule's {shared.Rule.Strata.Count} strata");
        return $"{_strata.Count} strata committed to";
    }

    private string CheckDrawn()
    {
        CheckOrder("drawn.csv", _drawn);
        var foreign = _drawn.FindIndex(id => _ids.Find(id) < 0);
        return foreign < 0 ? $"{_drawn.Count} targets" : throw new FormatException($"drawn.csv line {foreign + 2}: {_drawn[foreign]} is not in the frame");
    }

    private string CheckSummary()
    {
        var faults = new List<DrawFault>();
        var fields = new JsonFields(SharedEvidence.ReadJson(files, "summary.json"), "summary", faults);
        var map = Counts.ToDictionary(name => name, name => (object)fields.Whole(name, "bad_count"));
        if (faults.Count > 0)
            throw new DrawRefused(faults);
        var assurance = Assurance.Of(shared.Header, shared.Rule, _commitment, shared.Record);
        map["drawn"] = _drawn.Count;
        map["assurance"] = assurance;
        ExpectedStream.Compare("summary.json", files["summary.json"], target => target.Write(CanonicalJson.Canonicalise(map)));
        return $"assurance {assurance}, {map["shortages"]} shortages";
    }

    private static void CheckOrder(string name, List<string> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (string.CompareOrdinal(lines[i - 1], lines[i]) >= 0)
                throw new FormatException($"{name} line {i + 2}: lines stand once each, in the order of their bytes");
        }
    }

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();
}
