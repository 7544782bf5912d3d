using System.Globalization;
using System.Text.RegularExpressions;

namespace ChangliBridge.Domain.Drawing;

/// <summary>What a draw's inputs must satisfy before they are frozen (冻结核对). Every fault is found, never only the first.</summary>
internal static partial class DrawChecks
{
    private const int LongestId = 54;

    public static List<DrawFault> Of(DrawInputs inputs)
    {
        var faults = new List<DrawFault>();
        CheckHeader(faults, inputs.Header, inputs.Frame);
        SlotChecks.Check(faults, inputs.Header);
        RuleChecks.Check(faults, inputs.Rule);
        CheckFrame(faults, inputs.Frame, [.. inputs.Rule.Strata.Select(stratum => stratum.Name)]);
        CheckRoster(faults, inputs.Roster);
        CheckRecusals(faults, inputs.Recusals);
        foreach (var (name, bytes) in new[] { ("frame_key", inputs.Secrets.FrameKey), ("roster_salt", inputs.Secrets.RosterSalt), ("secret", inputs.Secrets.Secret) })
        {
            if (bytes.Length != 32)
                faults.Add(new DrawFault("bad_secret", name, $"{bytes.Length} bytes"));
        }
        return faults;
    }

    /// <summary>The same of what a sealed bundle shows: header, slots, rule and the ids of the frame, whose strata it does not tell.</summary>
    public static List<DrawFault> OfPublished(DrawHeader header, DrawRule rule, Frame ids)
    {
        var faults = new List<DrawFault>();
        CheckHeader(faults, header, ids);
        SlotChecks.Check(faults, header);
        RuleChecks.Check(faults, rule);
        CheckFrame(faults, ids, [.. ids.Strata]);
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

    private static void CheckHeader(List<DrawFault> faults, DrawHeader header, Frame frame)
    {
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
        if (frame.Count > 0 && header.Count != frame.Count)
            faults.Add(new DrawFault("count_is_not_the_frame", "header.count", $"{header.Count}, frame {frame.Count}"));
    }

    private static void CheckFrame(List<DrawFault> faults, Frame frame, HashSet<string> strata)
    {
        if (frame.Count == 0)
            faults.Add(new DrawFault("empty_frame", "frame", ""));
        var (misformed, doubled, homeless) = (new List<DrawFault>(), new List<DrawFault>(), new List<DrawFault>());
        var unknown = frame.Strata.Select(stratum => !strata.Contains(stratum)).ToArray();
        for (var i = 0; i < frame.Count; i++)
        {
            var id = frame.IdOf(i);
            if (id.Length is 0 or > LongestId || id.ContainsAnyExceptInRange((byte)'!', (byte)'~'))
                misformed.Add(new DrawFault("bad_id", "frame", frame[i].Id));
            if (i > 0 && id.SequenceEqual(frame.IdOf(i - 1)) && doubled.LastOrDefault()?.Where != frame[i].Id)
                doubled.Add(new DrawFault("duplicate_id", "frame", frame[i].Id));
            if (unknown[frame.StratumOf(i)])
                homeless.Add(new DrawFault("unknown_stratum", "frame", $"{frame[i].Id} {frame[i].Stratum}"));
        }
        faults.AddRange([.. misformed, .. doubled, .. homeless]);
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

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex HexForm();
}
