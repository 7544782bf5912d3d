using System.Text.RegularExpressions;

namespace ChangliBridge.Domain.Drawing;

/// <summary>What contributions must satisfy before they make the seed (贡献核对): exactly the slots, in order, each in its form.</summary>
public static partial class ContributionChecks
{
    internal static List<DrawFault> Of(IReadOnlyList<DrawSlot> slots, IReadOnlyList<Contribution> contributions)
    {
        if (!slots.Select(slot => slot.Name).SequenceEqual(contributions.Select(contribution => contribution.Name)))
            return [new DrawFault("contributions_are_not_the_slots", "contributions", string.Join(' ', contributions.Select(contribution => contribution.Name)))];
        return [.. slots.Zip(contributions).Where(pair => !Fits(pair.First, pair.Second.Value))
            .Select(pair => new DrawFault("bad_contribution", "contributions", pair.First.Name))];
    }

    /// <summary>Whether <paramref name="value"/> has the form that <paramref name="slot"/> asks for.</summary>
    public static bool Fits(DrawSlot slot, string value) => slot.Kind switch
    {
        DrawSlot.Committed => CommittedForm().IsMatch(value),
        DrawSlot.Witnessed => SlotChecks.FitsForm(slot.Form, value),
        DrawSlot.Beacon => BeaconForm().IsMatch(value),
        _ => false,
    };

    [GeneratedRegex("^[0-9a-f]{32,128}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommittedForm();

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex BeaconForm();
}
