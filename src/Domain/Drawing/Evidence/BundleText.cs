using System.Text;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>
/// The files of a bundle (证据包文件), each byte for byte as docs/draw.md, section 4, has it. Writing and checking use the same lines:
/// a file is an action that writes it, into a zip or against what was found.
/// </summary>
internal static class BundleText
{
    public const string Sums = "SHA256SUMS";
    public const string SumsSignature = "SHA256SUMS.sig";
    public const string LeavesHeader = "id,leaf";
    public const string FrameHeader = "id,stratum,blind";
    public const string StrataHeader = "name,size,quota,cut,salt";
    public const string StrataCommitmentsHeader = "commitment";
    public const string RosterHeader = "id,department,valid_until,tags";
    public const string RecusalHeader = "inspector,target";
    public const string ReplacementHeader = "target,department,from,to,reason";
    public const string SealedDrawnHeader = "id";

    /// <summary>Leaves hashed at once while a file is written.</summary>
    private const int Batch = 1 << 14;

    /// <summary>Every file of a bundle but the sums and their signature, by name.</summary>
    public static IReadOnlyList<string> NamesOf(BundleKind kind) => kind == BundleKind.Full
        ? ["assignments.csv", "commitment.json", "drawn.csv", "frame.csv", "header.json", "leaves.csv", "recusals.csv", "replacements.csv",
            "roster.csv", "rule.json", "seed.json", "strata.csv", "summary.json"]
        : ["commitment.json", "drawn.csv", "header.json", "leaves.csv", "rule.json", "seed.json", "strata-commitments.csv", "summary.json"];

    /// <summary>The files that stand before the seed is known, of either kind.</summary>
    public static Dictionary<string, Action<Stream>> OfFrozen(FrozenDraw frozen, BundleRecord record) => new()
    {
        ["header.json"] = target => target.Write(frozen.Inputs.HeaderJson),
        ["rule.json"] = target => target.Write(frozen.Inputs.RuleJson),
        ["commitment.json"] = target => target.Write(Commitment(frozen.Digests, frozen.Commitment, record)),
        ["leaves.csv"] = target => WriteLeaves(target, frozen.Frame),
        ["frame.csv"] = target => WriteFrame(target, frozen.Frame),
        ["roster.csv"] = target => WriteRoster(target, frozen.Inputs.Roster),
        ["recusals.csv"] = target => WriteRecusals(target, frozen.Inputs.Recusals),
    };

    /// <summary>All files of a draw of the given kind but the sums.</summary>
    public static SortedDictionary<string, Action<Stream>> Of(BundleKind kind, FrozenDraw frozen, DrawOutcome outcome, BundleRecord record)
    {
        var all = OfFrozen(frozen, record);
        all["seed.json"] = target => target.Write(Seed(frozen.Inputs.Secrets.Secret, kind == BundleKind.Full ? frozen.Inputs.Secrets.RosterSalt : null, outcome.Seed, record.Contributions));
        all["summary.json"] = target => target.Write(Summary(frozen, outcome, record));
        foreach (var (name, write) in kind == BundleKind.Full ? OfOutcome(outcome, record) : OfSealedOutcome(outcome))
            all[name] = write;
        return new(NamesOf(kind).ToDictionary(name => name, name => all[name]), StringComparer.Ordinal);
    }

    /// <summary>The leaves, disclosed at the freeze.</summary>
    public static void WriteLeaves(Stream target, BlindedFrame frame)
    {
        using var csv = new CsvWriter(target, LeavesHeader);
        var leaves = new byte[Batch * 32];
        for (var from = 0; from < frame.Frame.Count; from += Batch)
        {
            var count = Math.Min(Batch, frame.Frame.Count - from);
            frame.Leaves(from, leaves.AsSpan(0, count * 32));
            for (var i = 0; i < count; i++)
                csv.Cell(frame.Frame.IdOf(from + i)).Hex(leaves.AsSpan(i * 32, 32)).EndRow();
        }
    }

    public static void WriteRoster(Stream target, IReadOnlyList<RosterEntry> roster) => Write(target, RosterHeader, roster, (csv, inspector) =>
        csv.Cell(inspector.Id).Cell(inspector.Department).Cell(inspector.ValidUntil).Cell(string.Join(',', inspector.Tags.Order(ByteOrder.Instance))));

    public static RosterEntry ReadInspector(IReadOnlyList<string> row) => new(row[0], row[1], row[2], row[3].Length == 0 ? [] : row[3].Split(','));

    public static void WriteRecusals(Stream target, IReadOnlyList<RecusalEntry> recusals) =>
        Write(target, RecusalHeader, recusals, (csv, recusal) => csv.Cell(recusal.Inspector).Cell(recusal.Target));

    public static RecusalEntry ReadRecusal(IReadOnlyList<string> row) => new(row[0], row[1]);

    /// <summary>A file of one column.</summary>
    public static void WriteLines(Stream target, string header, IEnumerable<string> lines) => Write(target, header, lines, (csv, line) => csv.Cell(line));

    /// <summary>The sealed form's line of each stratum, sorted, so that its place says nothing.</summary>
    public static IEnumerable<string> StrataCommitments(DrawOutcome outcome) =>
        outcome.Strata.Select(stratum => Sha.Hex(stratum.Commitment)).Order(StringComparer.Ordinal);

    /// <summary>The sums over files of the given digests, in the form of <c>sha256sum</c>.</summary>
    public static byte[] SumsOf(IEnumerable<KeyValuePair<string, byte[]>> digests) => Encoding.UTF8.GetBytes(
        string.Concat(digests.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{Sha.Hex(file.Value)}  {file.Key}\n")));

    /// <summary>The signature of the sums as it stands in its file.</summary>
    public static byte[] SignatureFile(BundleSignature signature) => CanonicalJson.Canonicalise(new Dictionary<string, object>
    {
        ["keyId"] = signature.KeyId,
        ["algorithm"] = signature.Algorithm,
        ["signature"] = signature.Signature,
    });

    /// <summary>The commitment record.</summary>
    public static byte[] Commitment(SeedDigests digests, byte[] commitment, BundleRecord record) => CanonicalJson.Canonicalise(new Dictionary<string, object>
    {
        ["root"] = Sha.Hex(digests.Root),
        ["ruleDigest"] = Sha.Hex(digests.Rule),
        ["rosterDigest"] = Sha.Hex(digests.Roster),
        ["commitment"] = Sha.Hex(commitment),
        ["countersignatures"] = record.Countersignatures.Select(one => (object)new Dictionary<string, object>
        {
            ["party"] = one.Party,
            ["keyId"] = one.KeyId,
            ["signature"] = one.Signature,
        }).ToList(),
        ["escrow"] = record.Escrow,
    });

    /// <summary>The secret, what was contributed and the seed that they make; the roster's salt in the full bundle alone.</summary>
    public static byte[] Seed(byte[] secret, byte[]? rosterSalt, byte[] seed, IReadOnlyList<BundleContribution> contributions)
    {
        var map = new Dictionary<string, object>
        {
            ["secret"] = Sha.Hex(secret),
            ["contributions"] = contributions.Select(Contribution).ToList(),
            ["seed"] = Sha.Hex(seed),
        };
        if (rosterSalt is not null)
            map["rosterSalt"] = Sha.Hex(rosterSalt);
        return CanonicalJson.Canonicalise(map);
    }

    private static Dictionary<string, Action<Stream>> OfOutcome(DrawOutcome outcome, BundleRecord record) => new()
    {
        ["strata.csv"] = target => Write(target, StrataHeader, outcome.Strata, (csv, stratum) =>
            csv.Cell(stratum.Name).Cell(stratum.Size).Cell(stratum.Quota).Cell(stratum.Cut).Hex(stratum.Salt)),
        ["drawn.csv"] = target => Write(target, "rank,id,stratum,ticket", outcome.Drawn.Index(), (csv, ranked) =>
            csv.Cell(ranked.Index + 1).Cell(ranked.Item.Id).Cell(ranked.Item.Stratum).Hex(ranked.Item.Ticket.ToBytes())),
        ["assignments.csv"] = target => Write(target, "target,department,inspector", outcome.Assignments, (csv, seat) =>
            csv.Cell(seat.Target).Cell(seat.Department).Cell(seat.Inspector)),
        ["replacements.csv"] = target => Write(target, ReplacementHeader, outcome.Replacements.Zip(record.Reasons), (csv, entry) =>
            csv.Cell(entry.First.Target).Cell(entry.First.Department).Cell(entry.First.From).Cell(entry.First.To).Cell(entry.Second)),
    };

    private static Dictionary<string, Action<Stream>> OfSealedOutcome(DrawOutcome outcome) => new()
    {
        ["strata-commitments.csv"] = target => WriteLines(target, StrataCommitmentsHeader, StrataCommitments(outcome)),
        ["drawn.csv"] = target => WriteLines(target, SealedDrawnHeader, outcome.Drawn.Select(entry => entry.Id).Order(StringComparer.Ordinal)),
    };

    private static void WriteFrame(Stream target, BlindedFrame frame)
    {
        using var csv = new CsvWriter(target, FrameHeader);
        var strata = frame.Frame.Strata.Select(Encoding.UTF8.GetBytes).ToArray();
        for (var i = 0; i < frame.Frame.Count; i++)
            csv.Cell(frame.Frame.IdOf(i)).Cell(strata[frame.Frame.StratumOf(i)]).Hex(frame.BlindOf(i)).EndRow();
    }

    private static void Write<T>(Stream target, string header, IEnumerable<T> rows, Action<CsvWriter, T> cells)
    {
        using var csv = new CsvWriter(target, header);
        foreach (var row in rows)
        {
            cells(csv, row);
            csv.EndRow();
        }
    }

    private static object Contribution(BundleContribution contribution) => new Dictionary<string, object>
    {
        ["name"] = contribution.Name,
        ["value"] = contribution.Value,
        ["committed"] = contribution.Committed,
        ["at"] = contribution.At,
        ["keyId"] = contribution.KeyId,
        ["signature"] = contribution.Signature,
    };

    private static byte[] Summary(FrozenDraw frozen, DrawOutcome outcome, BundleRecord record) => CanonicalJson.Canonicalise(new Dictionary<string, object>
    {
        ["drawn"] = outcome.Drawn.Count,
        ["seats"] = outcome.Assignments.Count,
        ["recusals"] = frozen.Inputs.Recusals.Count,
        ["replacements"] = outcome.Replacements.Count,
        ["shortages"] = outcome.Shortages.Count,
        ["assurance"] = Assurance.Of(frozen.Inputs.Header, frozen.Inputs.Rule, frozen.Commitment, record),
    });
}
