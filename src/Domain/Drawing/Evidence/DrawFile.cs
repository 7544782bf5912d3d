using System.Text.Json;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>
/// 抽取算例: one whole draw in one JSON file, inputs and all. The form in which draws are exchanged between programs that compute them.
/// </summary>
public sealed record DrawFile
{
    /// <summary>What was frozen.</summary>
    public required DrawInputs Inputs { get; init; }

    /// <summary>Contributions in slot order.</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }

    /// <summary>Replacements in recorded order.</summary>
    public required IReadOnlyList<ReplacementRequest> Replacements { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">Where it is not JSON or a field is missing, naming it.</exception>
    public static DrawFile Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is no Unicode, as System.Text.Json says it.
            throw new FormatException($"not JSON: {fault.Message}", fault);
        }
    }

    /// <summary>The draw's answer as the file's <c>expected</c> object.</summary>
    public static IReadOnlyDictionary<string, object> Answer(FrozenDraw frozen, IReadOnlyList<Contribution> contributions, DrawOutcome outcome) => new Dictionary<string, object>
    {
        ["header_digest"] = Sha.Hex(frozen.HeaderDigest),
        ["root"] = Sha.Hex(frozen.Root),
        ["rule_digest"] = Sha.Hex(frozen.RuleDigest),
        ["roster_digest"] = Sha.Hex(frozen.RosterDigest),
        ["commitment"] = Sha.Hex(frozen.Commitment),
        ["slot_commitments"] = frozen.Inputs.Header.Slots.Zip(contributions, (slot, contribution) =>
            slot.Kind == DrawSlot.Committed ? Sha.Hex(SlotCommitment.Of(frozen.Commitment, slot.Name, contribution.Value)) : "").ToList(),
        ["seed"] = Sha.Hex(outcome.Seed),
        ["counts"] = outcome.Strata.ToDictionary(stratum => stratum.Name, stratum => (object)stratum.Size),
        ["quotas"] = outcome.Strata.ToDictionary(stratum => stratum.Name, stratum => (object)stratum.Quota),
        ["cuts"] = outcome.Strata.ToDictionary(stratum => stratum.Name, stratum => (object)stratum.Cut),
        ["strata_commitments"] = outcome.Strata.Select(stratum => Sha.Hex(stratum.Commitment)).Order(StringComparer.Ordinal).ToList(),
        ["drawn"] = outcome.Drawn.Select(entry => new List<string> { entry.Id, entry.Stratum, Sha.Hex(entry.Ticket) }).ToList(),
        ["assignments"] = outcome.Assignments.Select(seat => new List<string> { seat.Target, seat.Department, seat.Inspector }).ToList(),
        ["shortages"] = outcome.Shortages.Select(shortage => new List<object> { shortage.Target, shortage.Department, shortage.Needed, shortage.Available }).ToList(),
        ["replacements"] = outcome.Replacements.Select(entry => new List<string> { entry.Target, entry.Department, entry.From, entry.To }).ToList(),
    };

    private static DrawFile Read(JsonElement root)
    {
        var (header, rule) = (JsonField.Of(root, "header"), JsonField.Of(root, "rule"));
        return new DrawFile
        {
            Inputs = new DrawInputs
            {
                Header = DrawJson.ReadHeader(header),
                HeaderJson = CanonicalJson.Canonicalise(header),
                Rule = DrawJson.ReadRule(rule),
                RuleJson = CanonicalJson.Canonicalise(rule),
                Frame = [.. Rows(root, "frame", 2).Select(row => new FrameEntry(row[0], row[1]))],
                Roster = [.. JsonField.List(root, "roster").Select(inspector => new RosterEntry(
                    JsonField.Text(inspector, "id"), JsonField.Text(inspector, "department"), JsonField.Text(inspector, "valid_until"), JsonField.Texts(inspector, "tags")))],
                Recusals = [.. Rows(root, "recusals", 2).Select(row => new RecusalEntry(row[0], row[1]))],
                Secrets = new DrawSecrets(JsonField.Bytes(root, "frame_key"), JsonField.Bytes(root, "roster_salt"), JsonField.Bytes(root, "secret")),
            },
            Contributions = [.. Rows(root, "contributions", 2).Select(row => new Contribution(row[0], row[1]))],
            Replacements = [.. Rows(root, "replacements", 3).Select(row => new ReplacementRequest(row[0], row[1], row[2]))],
        };
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(JsonElement root, string name, int columns) => JsonField.List(root, name).Select((row, i) =>
        row.ValueKind == JsonValueKind.Array && row.GetArrayLength() == columns && row.EnumerateArray().All(cell => cell.ValueKind == JsonValueKind.String)
            ? (IReadOnlyList<string>)[.. row.EnumerateArray().Select(cell => cell.GetString()!)]
            : throw new FormatException($"'{name}' line {i + 1} is not {columns} texts"));
}
