using System.Text.Json;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Header and rule between JSON and domain (声明与规则的读写).</summary>
public static class DrawJson
{
    /// <summary>Reads a header; keys unknown to this version are ignored here and stay in its canonical bytes.</summary>
    /// <exception cref="FormatException">Naming the missing or mistyped field.</exception>
    public static DrawHeader ReadHeader(JsonElement header) => new()
    {
        Algorithm = JsonField.Text(header, "algorithm"),
        Draw = JsonField.Text(header, "draw"),
        Count = JsonField.Whole(header, "count"),
        AsOf = JsonField.Text(header, "asOf"),
        FrozenAt = JsonField.Text(header, "frozenAt"),
        RevealBy = JsonField.Text(header, "revealBy"),
        GradeScheme = JsonField.Text(header, "gradeScheme"),
        GradeMonth = JsonField.Text(header, "gradeMonth"),
        Previous = JsonField.Text(header, "previous"),
        Slots = [.. JsonField.List(header, "slots").Select(slot => new DrawSlot(
            JsonField.Text(slot, "name"), JsonField.Text(slot, "kind"), JsonField.Flag(slot, "outside"), JsonField.Text(slot, "closes"))
        {
            Form = JsonField.TextOr(slot, "form", ""),
            Source = JsonField.TextOr(slot, "source", ""),
        })],
    };

    /// <summary>Canonical JSON of a header.</summary>
    public static byte[] WriteHeader(DrawHeader header) => CanonicalJson.Canonicalise(new Dictionary<string, object>
    {
        ["algorithm"] = header.Algorithm,
        ["draw"] = header.Draw,
        ["count"] = header.Count,
        ["asOf"] = header.AsOf,
        ["frozenAt"] = header.FrozenAt,
        ["revealBy"] = header.RevealBy,
        ["gradeScheme"] = header.GradeScheme,
        ["gradeMonth"] = header.GradeMonth,
        ["previous"] = header.Previous,
        ["slots"] = header.Slots.Select(Slot).ToList(),
    });

    /// <summary>Reads a rule; keys unknown to this version are ignored here and stay in its canonical bytes.</summary>
    /// <exception cref="FormatException">Naming the missing or mistyped field.</exception>
    public static DrawRule ReadRule(JsonElement rule) => new()
    {
        Plan = JsonField.Text(rule, "plan"),
        LastDay = JsonField.Text(rule, "last_day"),
        Departments = [.. JsonField.List(rule, "departments").Select(department => new RuleDepartment(
            JsonField.Text(department, "id"), JsonField.Whole(department, "inspectors"), JsonField.Texts(department, "tags")))],
        Strata = [.. JsonField.List(rule, "strata").Select(stratum => new RuleStratum(
            JsonField.Text(stratum, "name"), JsonField.Text(stratum, "take"), JsonField.WholeOrNull(stratum, "minimum")))],
        RoundingWord = JsonField.TextOr(rule, "rounding", ""),
        Overall = rule.TryGetProperty("overall", out var overall) ? new RuleOverall(JsonField.Text(overall, "mode"), JsonField.Text(overall, "take")) : null,
        Note = JsonField.TextOr(rule, "note", ""),
    };

    /// <summary>Canonical JSON of a rule.</summary>
    public static byte[] WriteRule(DrawRule rule)
    {
        var map = new Dictionary<string, object>
        {
            ["plan"] = rule.Plan,
            ["last_day"] = rule.LastDay,
            ["departments"] = rule.Departments.Select(department => (object)new Dictionary<string, object>
            {
                ["id"] = department.Id,
                ["inspectors"] = department.Inspectors,
                ["tags"] = department.Tags,
            }).ToList(),
            ["strata"] = rule.Strata.Select(Stratum).ToList(),
            ["rounding"] = rule.RoundingWord.Length == 0 ? "half_up" : rule.RoundingWord,
        };
        if (rule.Overall is { } overall)
            map["overall"] = new Dictionary<string, object> { ["mode"] = overall.Mode, ["take"] = overall.Take };
        if (rule.Note.Length > 0)
            map["note"] = rule.Note;
        return CanonicalJson.Canonicalise(map);
    }

    private static object Slot(DrawSlot slot)
    {
        var map = new Dictionary<string, object> { ["name"] = slot.Name, ["kind"] = slot.Kind, ["outside"] = slot.Outside, ["closes"] = slot.Closes };
        if (slot.Form.Length > 0)
            map["form"] = slot.Form;
        if (slot.Source.Length > 0)
            map["source"] = slot.Source;
        return map;
    }

    private static object Stratum(RuleStratum stratum)
    {
        var map = new Dictionary<string, object> { ["name"] = stratum.Name, ["take"] = stratum.Take };
        if (stratum.Minimum is { } minimum)
            map["minimum"] = minimum;
        return map;
    }
}
