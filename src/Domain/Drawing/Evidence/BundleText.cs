using System.Text;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>The files of a full bundle (证据包文件), each byte for byte as docs/draw.md, section 4, has it. Writing and checking use the same lines.</summary>
internal static class BundleText
{
    public const string Sums = "SHA256SUMS";
    public const string FrameHeader = "id,stratum,blind";
    public const string StrataHeader = "name,size,quota,cut,salt";
    public const string RosterHeader = "id,department,valid_until,tags";
    public const string RecusalHeader = "inspector,target";
    public const string ReplacementHeader = "target,department,from,to,reason";

    /// <summary>Every file of a full bundle but the sums, by name.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "assignments.csv", "commitment.json", "drawn.csv", "frame.csv", "header.json", "leaves.csv", "recusals.csv", "replacements.csv",
        "roster.csv", "rule.json", "seed.json", "strata.csv", "summary.json",
    ];

    /// <summary>The files that stand before the seed is known.</summary>
    public static SortedDictionary<string, byte[]> OfFrozen(FrozenDraw frozen) => new(StringComparer.Ordinal)
    {
        ["header.json"] = frozen.Inputs.HeaderJson,
        ["rule.json"] = frozen.Inputs.RuleJson,
        ["commitment.json"] = Commitment(frozen),
        ["leaves.csv"] = Csv.Write("id,leaf", frozen.Inputs.Frame.Select((entry, i) => Row(entry.Id, Sha.Hex(frozen.Leaves[i])))),
        ["frame.csv"] = Csv.Write(FrameHeader, frozen.Inputs.Frame.Select((entry, i) => Row(entry.Id, entry.Stratum, Sha.Hex(frozen.Blinds[i])))),
        ["roster.csv"] = Csv.Write(RosterHeader, frozen.Inputs.Roster.Select(inspector =>
            Row(inspector.Id, inspector.Department, inspector.ValidUntil, string.Join(',', inspector.Tags.Order(ByteOrder.Instance))))),
        ["recusals.csv"] = Csv.Write(RecusalHeader, frozen.Inputs.Recusals.Select(recusal => Row(recusal.Inspector, recusal.Target))),
    };

    /// <summary>All files of a draw but the sums, by name.</summary>
    public static SortedDictionary<string, byte[]> Of(FrozenDraw frozen, DrawOutcome outcome, IReadOnlyList<BundleContribution> contributions, IReadOnlyList<string> reasons) => new(OfFrozen(frozen), StringComparer.Ordinal)
    {
        ["seed.json"] = Seed(frozen, outcome, contributions),
        ["strata.csv"] = Csv.Write(StrataHeader, outcome.Strata.Select(stratum =>
            Row(stratum.Name, stratum.Size.ToString(), stratum.Quota.ToString(), stratum.Cut, Sha.Hex(stratum.Salt)))),
        ["drawn.csv"] = Csv.Write("rank,id,stratum,ticket", outcome.Drawn.Select((entry, i) => Row((i + 1).ToString(), entry.Id, entry.Stratum, Sha.Hex(entry.Ticket)))),
        ["assignments.csv"] = Csv.Write("target,department,inspector", outcome.Assignments.Select(seat => Row(seat.Target, seat.Department, seat.Inspector))),
        ["replacements.csv"] = Csv.Write(ReplacementHeader, outcome.Replacements.Select((entry, i) => Row(entry.Target, entry.Department, entry.From, entry.To, reasons[i]))),
        ["summary.json"] = Summary(frozen, outcome),
    };

    /// <summary>The sums over <paramref name="files"/>, in the form of <c>sha256sum</c>.</summary>
    public static byte[] SumsOf(SortedDictionary<string, byte[]> files) =>
        Encoding.UTF8.GetBytes(string.Concat(files.Select(file => $"{Sha.Hex(Sha.Of(file.Value))}  {file.Key}\n")));

    private static byte[] Commitment(FrozenDraw frozen) => CanonicalJson.Canonicalise(new Dictionary<string, object>
    {
        ["root"] = Sha.Hex(frozen.Root),
        ["ruleDigest"] = Sha.Hex(frozen.RuleDigest),
        ["rosterDigest"] = Sha.Hex(frozen.RosterDigest),
        ["commitment"] = Sha.Hex(frozen.Commitment),
        ["countersignatures"] = new List<object>(),
        ["escrow"] = "",
    });

    private static byte[] Seed(FrozenDraw frozen, DrawOutcome outcome, IReadOnlyList<BundleContribution> contributions) => CanonicalJson.Canonicalise(new Dictionary<string, object>
    {
        ["secret"] = Sha.Hex(frozen.Inputs.Secrets.Secret),
        ["rosterSalt"] = Sha.Hex(frozen.Inputs.Secrets.RosterSalt),
        ["contributions"] = contributions.Select(contribution => (object)new Dictionary<string, object>
        {
            ["name"] = contribution.Name,
            ["value"] = contribution.Value,
            ["committed"] = contribution.Committed,
            ["at"] = contribution.At,
            ["keyId"] = "",
            ["signature"] = "",
        }).ToList(),
        ["seed"] = Sha.Hex(outcome.Seed),
    });

    private static byte[] Summary(FrozenDraw frozen, DrawOutcome outcome) => CanonicalJson.Canonicalise(new Dictionary<string, object>
    {
        ["drawn"] = outcome.Drawn.Count,
        ["seats"] = outcome.Assignments.Count,
        ["recusals"] = frozen.Inputs.Recusals.Count,
        ["replacements"] = outcome.Replacements.Count,
        ["shortages"] = outcome.Shortages.Count,
        ["assurance"] = Assurance.None,
    });

    private static string[] Row(params string[] cells) => cells;
}
