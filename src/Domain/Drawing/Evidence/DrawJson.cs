using System.Text.Json;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Header and rule between JSON and domain (声明与规则的读写).</summary>
public static class DrawJson
{
    /// <summary>Reads a header; keys unknown to this version are ignored here and stay in its canonical bytes.</summary>
    /// <exception cref="DrawRefused">Naming every missing or mistyped field.</exception>
    public static DrawHeader ReadHeader(JsonElement header) => Whole(header, ReadHeader);

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
    /// <exception cref="DrawRefused">Naming every missing or mistyped field.</exception>
    public static DrawRule ReadRule(JsonElement rule) => Whole(rule, ReadRule);

    /// <summary>Reads a rule from its canonical bytes.</summary>
    /// <exception cref="FormatException">Where they are not canonical.</exception>
    public static DrawRule ReadRule(byte[] canonical) => ReadRule(CanonicalJson.ReadStrict(canonical));

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
        if (rule.Keys.Count > 0)
            map["keys"] = rule.Keys.ToDictionary(key => key.Key, key => (object)key.Value);
        return CanonicalJson.Canonicalise(map);
    }

    internal static DrawHeader ReadHeader(JsonElement json, List<DrawFault> faults)
    {
        var header = new JsonFields(json, "header", faults);
        return new DrawHeader
        {
            Algorithm = header.Text("algorithm", "unknown_algorithm"),
            Draw = header.Text("draw"),
            Count = header.Whole("count", "bad_count"),
            AsOf = header.Text("asOf", "bad_instant"),
            FrozenAt = header.Text("frozenAt", "bad_instant"),
            RevealBy = header.Text("revealBy", "bad_instant"),
            GradeScheme = header.Text("gradeScheme"),
            GradeMonth = header.Text("gradeMonth"),
            Previous = header.Text("previous", "bad_previous"),
            Slots = [.. header.Objects("slots").Select(slot => new DrawSlot(slot.Text("name"), slot.Text("kind", "bad_slot"), slot.Flag("outside"), slot.Text("closes", "bad_instant"))
            {
                Form = slot.TextOr("form", "", "bad_slot"),
                Source = slot.TextOr("source", "", "bad_slot"),
            })],
        };
    }

    internal static DrawRule ReadRule(JsonElement json, List<DrawFault> faults)
    {
        var rule = new JsonFields(json, "rule", faults);
        var rounding = rule.TextOr("rounding", "", "bad_rounding");
        // Left out it means half up; written down it must say something.
        if (rule.Has("rounding") && rounding.Length == 0)
            faults.Add(new DrawFault("bad_rounding", "rule.rounding", ""));
        return new DrawRule
        {
            Plan = rule.Text("plan"),
            LastDay = rule.Text("last_day", "bad_day"),
            Departments = [.. rule.Objects("departments").Select(department => new RuleDepartment(
                department.Text("id"), department.Whole("inspectors", "bad_inspectors"), department.Texts("tags")))],
            Strata = [.. rule.Objects("strata").Select(stratum => new RuleStratum(
                stratum.Text("name"), stratum.Text("take", "bad_take"), stratum.Has("minimum") ? stratum.Whole("minimum", "bad_minimum") : null))],
            RoundingWord = rounding,
            Overall = rule.Has("overall") ? ReadOverall(rule.Object("overall")) : null,
            Note = rule.TextOr("note", ""),
            Keys = rule.Has("keys") ? rule.Object("keys").AllTexts() : new Dictionary<string, string>(),
        };
    }

    private static RuleOverall ReadOverall(JsonFields overall) => new(overall.Text("mode", "bad_overall_mode"), overall.Text("take", "bad_take"));

    private static T Whole<T>(JsonElement json, Func<JsonElement, List<DrawFault>, T> read)
    {
        var faults = new List<DrawFault>();
        var value = read(json, faults);
        return faults.Count == 0 ? value : throw new DrawRefused(faults);
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
