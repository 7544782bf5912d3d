using System.Text.RegularExpressions;

namespace ChangliBridge.Domain.Drawing;

/// <summary>What a header's slots must satisfy (参与方核对).</summary>
internal static partial class SlotChecks
{
    public static void Check(List<DrawFault> faults, DrawHeader header)
    {
        DrawChecks.CheckUnique(faults, "duplicate_slot", "header.slots", header.Slots.Select(slot => slot.Name));
        for (var i = 0; i < header.Slots.Count; i++)
        {
            var (slot, field) = (header.Slots[i], $"header.slots[{i}]");
            DrawChecks.CheckText(faults, $"{field}.name", slot.Name, isName: true);
            CheckKind(faults, field, slot);
            if (!DrawChecks.IsInstant(slot.Closes))
                faults.Add(new DrawFault("bad_instant", $"{field}.closes", $"{slot.Name} {slot.Closes}"));
            else if (string.CompareOrdinal(slot.Closes, header.FrozenAt) <= 0)
                faults.Add(new DrawFault("slot_closes_before_freeze", $"{field}.closes", $"{slot.Name} {slot.Closes}"));
            if (slot.Kind == DrawSlot.Beacon && !StandsLast(header.Slots, i))
                faults.Add(new DrawFault("beacon_before_others", field, slot.Name));
        }
    }

    /// <summary>The least number of faces or digits that a form must ask for, and whether <paramref name="value"/> fits the form.</summary>
    public static bool FitsForm(string form, string value)
    {
        var match = FormForm().Match(form);
        if (!match.Success || !int.TryParse(match.Groups[2].Value, out var count) || value.Length != count)
            return false;
        return value.All(c => match.Groups[1].Value == "dice" ? c is >= '1' and <= '6' : c is >= '0' and <= '9');
    }

    private static bool StandsLast(IReadOnlyList<DrawSlot> slots, int i) =>
        i == slots.Count - 1 && slots.Take(i).All(other => string.CompareOrdinal(other.Closes, slots[i].Closes) < 0);

    private static void CheckKind(List<DrawFault> faults, string field, DrawSlot slot)
    {
        var fits = slot.Kind switch
        {
            DrawSlot.Committed => true,
            DrawSlot.Witnessed => FormForm().Match(slot.Form) is { Success: true } match
                && int.TryParse(match.Groups[2].Value, out var count) && count >= (match.Groups[1].Value == "dice" ? 25 : 16),
            DrawSlot.Beacon => SourceForm().IsMatch(slot.Source),
            _ => false,
        };
        if (!fits)
            faults.Add(new DrawFault("bad_slot", field, $"{slot.Name} {slot.Kind} {slot.Form}{slot.Source}".Trim()));
    }

    [GeneratedRegex("^(dice|digits)x([1-9][0-9]{0,5})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex FormForm();

    [GeneratedRegex("^drand:[0-9a-f]{64}:(0|[1-9][0-9]*)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SourceForm();
}
