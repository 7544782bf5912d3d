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
    /// <exception cref="FormatException">Where it is not JSON, or has no header and rule at all.</exception>
    /// <exception cref="DrawRefused">Where fields are missing or of another kind, naming all of them and what else stands against the draw.</exception>
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
        ["drawn"] = outcome.Drawn.Select(entry => new List<string> { entry.Id, entry.Stratum, entry.Ticket.ToString() }).ToList(),
        ["assignments"] = outcome.Assignments.Select(seat => new List<string> { seat.Target, seat.Department, seat.Inspector }).ToList(),
        ["shortages"] = outcome.Shortages.Select(shortage => new List<object> { shortage.Target, shortage.Department, shortage.Needed, shortage.Available }).ToList(),
        ["replacements"] = outcome.Replacements.Select(entry => new List<string> { entry.Target, entry.Department, entry.From, entry.To }).ToList(),
    };

    private static DrawFile Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("header", out var header) || !root.TryGetProperty("rule", out var rule))
            throw new FormatException("not a draw: it has no header and rule");
        var faults = new List<DrawFault>();
        var fields = new JsonFields(root, "", faults);
        var file = new DrawFile
        {
            Inputs = new DrawInputs
            {
                Header = DrawJson.ReadHeader(header, faults),
                HeaderJson = Canonical("header", header, faults),
                Rule = DrawJson.ReadRule(rule, faults),
                RuleJson = Canonical("rule", rule, faults),
                Frame = [.. fields.Rows("frame", 2, "bad_id").Select(row => new FrameEntry(row[0], row[1]))],
                Roster = [.. fields.Objects("roster").Select(inspector => new RosterEntry(
                    inspector.Text("id"), inspector.Text("department"), inspector.Text("valid_until", "bad_day"), inspector.Texts("tags")))],
                Recusals = [.. fields.Rows("recusals", 2).Select(row => new RecusalEntry(row[0], row[1]))],
                Secrets = new DrawSecrets(fields.Bytes("frame_key"), fields.Bytes("roster_salt"), fields.Bytes("secret")),
            },
            Contributions = [.. fields.Rows("contributions", 2, "bad_contribution").Select(row => new Contribution(row[0], row[1]))],
            Replacements = [.. fields.Rows("replacements", 3).Select(row => new ReplacementRequest(row[0], row[1], row[2]))],
        };
        return faults.Count == 0 ? file : throw new DrawRefused([.. faults, .. Further(file.Inputs, faults)]);
    }

    // What is wrong besides; a field that was read as a blank is not named again for being blank.
    private static IEnumerable<DrawFault> Further(DrawInputs inputs, List<DrawFault> faults)
    {
        var named = faults.Select(fault => fault.Field).ToHashSet();
        return DrawChecks.Of(inputs).Where(fault => !named.Contains(fault.Field));
    }

    private static byte[] Canonical(string field, JsonElement value, List<DrawFault> faults)
    {
        try
        {
            return CanonicalJson.Canonicalise(value);
        }
        catch (FormatException fault)
        {
            faults.Add(new DrawFault("bad_json", field, fault.Message));
            return [];
        }
    }
}
