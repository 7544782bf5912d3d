using System.Globalization;
using System.Text.RegularExpressions;

namespace ChangliBridge.Domain.Drawing;

/// <summary>What a draw's inputs must satisfy before they are frozen (冻结核对). Every fault is found, never only the first.</summary>
internal static partial class DrawChecks
{
    public static List<DrawFault> Of(DrawInputs inputs)
    {
        var faults = new List<DrawFault>();
        CheckHeader(faults, inputs);
        SlotChecks.Check(faults, inputs.Header);
        RuleChecks.Check(faults, inputs.Rule);
        CheckFrame(faults, inputs);
        CheckRoster(faults, inputs.Roster);
        CheckRecusals(faults, inputs.Recusals);
        foreach (var (name, bytes) in new[] { ("frame_key", inputs.Secrets.FrameKey), ("roster_salt", inputs.Secrets.RosterSalt), ("secret", inputs.Secrets.Secret) })
        {
            if (bytes.Length != 32)
                faults.Add(new DrawFault("bad_secret", name, $"{bytes.Length} bytes"));
        }
        return faults;
    }

    /// <summary>Whether <paramref name="text"/> is a day that exists, <c>YYYY-MM-DD</c>.</summary>
    public static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Whether <paramref name="text"/> is an instant that exists, <c>YYYY-MM-DDTHH:MM:SSZ</c>.</summary>
    public static bool IsInstant(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out _);

    /// <summary>Notes a text with control characters, and a name or tag with a comma or without a letter: in a joined list it would vanish.</summary>
    public static void CheckText(List<DrawFault> faults, string field, string text, bool isName)
    {
        if (text.Any(c => c is < ' ' or '\u007f') || (isName && (text.Length == 0 || text.Contains(','))))
            faults.Add(new DrawFault("bad_text", field, ""));
    }

    /// <summary>Notes every key that stands twice.</summary>
    public static void CheckUnique<T>(List<DrawFault> faults, string word, string field, IEnumerable<T> keys)
        where T : notnull
    {
        var seen = new HashSet<T>();
        faults.AddRange(keys.Where(key => !seen.Add(key)).Distinct().Select(key => new DrawFault(word, field, key.ToString() ?? "")));
    }

    private static void CheckHeader(List<DrawFault> faults, DrawInputs inputs)
    {
        var header = inputs.Header;
        if (header.Algorithm != DrawHeader.ChangliDraw1)
            faults.Add(new DrawFault("unknown_algorithm", "header.algorithm", header.Algorithm));
        foreach (var (field, instant) in new[] { ("asOf", header.AsOf), ("frozenAt", header.FrozenAt), ("revealBy", header.RevealBy) })
        {
            if (!IsInstant(instant))
                faults.Add(new DrawFault("bad_instant", $"header.{field}", instant));
        }
        if (!HexForm().IsMatch(header.Previous))
            faults.Add(new DrawFault("bad_previous", "header.previous", header.Previous));
        foreach (var (field, text) in new[] { ("draw", header.Draw), ("gradeScheme", header.GradeScheme), ("gradeMonth", header.GradeMonth) })
            CheckText(faults, $"header.{field}", text, isName: false);
        if (inputs.Frame.Count > 0 && header.Count != inputs.Frame.Count)
            faults.Add(new DrawFault("count_is_not_the_frame", "header.count", $"{header.Count}, frame {inputs.Frame.Count}"));
    }

    private static void CheckFrame(List<DrawFault> faults, DrawInputs inputs)
    {
        if (inputs.Frame.Count == 0)
            faults.Add(new DrawFault("empty_frame", "frame", ""));
        faults.AddRange(inputs.Frame.Where(entry => !IdForm().IsMatch(entry.Id)).Select(entry => new DrawFault("bad_id", "frame", entry.Id)));
        CheckUnique(faults, "duplicate_id", "frame", inputs.Frame.Select(entry => entry.Id));
        var strata = inputs.Rule.Strata.Select(stratum => stratum.Name).ToHashSet();
        faults.AddRange(inputs.Frame.Where(entry => !strata.Contains(entry.Stratum)).Select(entry => new DrawFault("unknown_stratum", "frame", $"{entry.Id} {entry.Stratum}")));
    }

    private static void CheckRoster(List<DrawFault> faults, IReadOnlyList<RosterEntry> roster)
    {
        CheckUnique(faults, "duplicate_inspector", "roster", roster.Select(inspector => inspector.Id));
        foreach (var inspector in roster)
        {
            CheckText(faults, "roster.id", inspector.Id, isName: true);
            CheckText(faults, "roster.department", inspector.Department, isName: true);
            foreach (var tag in inspector.Tags)
                CheckText(faults, "roster.tags", tag, isName: true);
            if (!IsDay(inspector.ValidUntil))
                faults.Add(new DrawFault("bad_day", "roster.valid_until", $"{inspector.Id} {inspector.ValidUntil}"));
        }
    }

    private static void CheckRecusals(List<DrawFault> faults, IReadOnlyList<RecusalEntry> recusals)
    {
        CheckUnique(faults, "duplicate_recusal", "recusals", recusals);
        foreach (var recusal in recusals)
        {
            CheckText(faults, "recusals.inspector", recusal.Inspector, isName: false);
            CheckText(faults, "recusals.target", recusal.Target, isName: false);
        }
    }

    [GeneratedRegex("^[\\x21-\\x7e]{1,54}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex HexForm();
}
