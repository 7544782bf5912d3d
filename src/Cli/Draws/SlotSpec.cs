using ChangliBridge.Cli.Printing;
using ChangliBridge.Domain.Drawing;
using Kinds = ChangliBridge.Contract.V1.ContributionSlot.Types.Kind;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary>A contribution slot (参与贡献) as it is written on the command line: comma-separated, for no name holds a comma.</summary>
internal static class SlotSpec
{
    public const string Syntax = "NAME[,witnessed=FORM|,beacon=SOURCE][,outside],closes=INSTANT";

    /// <summary>Reads one slot.</summary>
    /// <exception cref="FormatException">Saying everything that is wrong.</exception>
    public static V1.ContributionSlot Read(string text)
    {
        var parts = text.Split(',');
        var slot = new V1.ContributionSlot { Name = parts[0], Kind = Kinds.Committed };
        var faults = parts.Skip(1).Select(part => Fault(slot, part)).Where(fault => fault.Length > 0).ToList();
        if (slot.Name.Length == 0)
            faults.Add("没有参与方");
        // Of one that is malformed it was said already.
        if (slot.CloseTime is null && !parts.Any(part => part.StartsWith("closes=", StringComparison.Ordinal) && part.Length > "closes=".Length))
            faults.Add($"没有 closes=时刻，如 closes={InstantText.Example}");
        return faults.Count == 0 ? slot : throw new FormatException($"“{text}”：{string.Join("；", faults)}。写法：{Syntax}");
    }

    /// <summary>The kind as header and evidence call it.</summary>
    public static string KindWord(Kinds kind) => kind switch
    {
        Kinds.Witnessed => DrawSlot.Witnessed,
        Kinds.Beacon => DrawSlot.Beacon,
        _ => DrawSlot.Committed,
    };

    private static string Fault(V1.ContributionSlot slot, string part)
    {
        var at = part.IndexOf('=');
        var (key, value) = at < 0 ? (part, "") : (part[..at], part[(at + 1)..]);
        switch (key)
        {
            case "outside" when at < 0:
                slot.Outside = true;
                return "";
            case DrawSlot.Committed when at < 0:
                return "";
            case DrawSlot.Witnessed when value.Length > 0:
                (slot.Kind, slot.Form) = (Kinds.Witnessed, value);
                return "";
            case DrawSlot.Beacon when value.Length > 0:
                (slot.Kind, slot.Source) = (Kinds.Beacon, value);
                return "";
            case "closes":
                slot.CloseTime = InstantText.Parse(value);
                return slot.CloseTime is null && value.Length > 0 ? $"“{value}”不是带时区的时刻" : "";
            default:
                return $"不认识“{part}”";
        }
    }
}
