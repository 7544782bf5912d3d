using System.Text;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Rules;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Draws between protos and domain.</summary>
internal static class DrawMapping
{
    /// <summary>A draw with everything that its state allows to be shown; the outcome is recomputed once it is drawn.</summary>
    public static V1.Draw ToProto(this Draw draw)
    {
        var frozen = draw.Thaw();
        var outcome = draw.Seed.Length > 0 ? draw.Recompute() : null;
        var sizes = frozen.Sizes();
        var quotas = Quotas.Of(frozen.Inputs.Rule, sizes);
        var proto = new V1.Draw
        {
            Name = draw.Name,
            BatchId = draw.BatchId,
            State = (V1.Draw.Types.State)draw.State,
            Header = Encoding.UTF8.GetString(frozen.Inputs.HeaderJson),
            Rule = Encoding.UTF8.GetString(frozen.Inputs.RuleJson),
            Root = draw.Root,
            RuleDigest = Convert.ToHexStringLower(frozen.RuleDigest),
            RosterDigest = Convert.ToHexStringLower(frozen.RosterDigest),
            Commitment = draw.Commitment,
            Assurance = outcome is null ? "" : Assurance.None,
            Seed = draw.Seed,
            FrameSize = draw.FrameSize,
            StrataTotal = quotas.Sum(),
            OverallTotal = Quotas.Overall(frozen.Inputs.Rule, sizes),
            DrawnCount = draw.DrawnCount,
            SeatCount = outcome?.Assignments.Count ?? 0,
            FreezeTime = draw.FrozenAt.ToProto(),
            DrawTime = draw.DrawnAt.ToProto(),
            ConfirmTime = draw.ConfirmedAt.ToProto(),
            VoidReason = draw.VoidReason,
        };
        proto.Slots.AddRange(draw.Slots.Select(ToProto));
        proto.Strata.AddRange(frozen.Inputs.Rule.Strata.Select((stratum, i) => new V1.StratumQuota { Name = stratum.Name, Size = sizes[i], Quota = quotas[i] }));
        proto.Shortages.AddRange((outcome?.Shortages ?? []).Select(ToProto));
        return proto;
    }

    /// <summary>The slots asked for; times and names that cannot be are noted.</summary>
    public static List<SlotEntry> ToSlots(this V1.FreezeDrawRequest request, (DateTimeOffset Now, DateTimeOffset RevealBy) times, IReadOnlyCollection<string> parties, FaultList faults)
    {
        var slots = request.Slots.Select((slot, i) => new SlotEntry(slot.Name, slot.Outside, slot.CloseTime.ToInstant($"slots[{i}].close_time", faults))).ToList();
        for (var i = 0; i < slots.Count; i++)
        {
            faults.Require(parties.Contains(slots[i].Party), new Fault(Rule.FieldMalformed, $"slots[{i}].name", $"“{slots[i].Party}”不是本县的部门或县双随机办。", $"可用：{string.Join("、", parties)}。"));
            faults.Require(slots[i].ClosesAt == default || slots[i].ClosesAt > times.Now, new Fault(Rule.ContributionInOrder, $"slots[{i}].close_time", "截止时间不在冻结之后。", "请填写将来的时间。"));
            faults.Require(times.RevealBy == default || slots[i].ClosesAt < times.RevealBy,
                new Fault(Rule.ContributionInOrder, $"slots[{i}].close_time", "截止时间不早于揭示期限。", "请将揭示期限改晚，或将截止时间改早。"));
        }
        return slots;
    }

    private static V1.ContributionSlot ToProto(SlotEntry slot) => new()
    {
        Name = slot.Party,
        Outside = slot.Outside,
        CloseTime = slot.ClosesAt.ToProto(),
        Commitment = slot.Commitment,
        Value = slot.Value,
    };

    private static V1.Shortage ToProto(Shortage shortage) => new()
    {
        Target = shortage.Target,
        Department = $"departments/{shortage.Department}",
        Needed = shortage.Needed,
        Available = shortage.Available,
    };
}
