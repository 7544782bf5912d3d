using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Draws between protos and domain.</summary>
internal static class DrawMapping
{
    /// <summary>A draw with everything that its state allows to be shown.</summary>
    public static V1.Draw ToProto(this Draw draw, DateTimeOffset now)
    {
        var rule = draw.ReadRule();
        var quotas = Quotas.Of(rule, draw.Sizes);
        var proto = new V1.Draw
        {
            Name = draw.Name,
            BatchId = draw.BatchId,
            State = (V1.Draw.Types.State)draw.StateAt(now),
            Header = draw.HeaderJson,
            Rule = draw.RuleJson,
            Root = draw.Root,
            RuleDigest = draw.RuleDigest,
            RosterDigest = draw.RosterDigest,
            Commitment = draw.Commitment,
            Escrow = draw.Escrow,
            Assurance = draw.Assurance,
            Seed = draw.Seed,
            FrameSize = draw.FrameSize,
            StrataTotal = quotas.Sum(),
            OverallTotal = Quotas.Overall(rule, draw.Sizes),
            DrawnCount = draw.DrawnCount,
            SeatCount = draw.SeatCount,
            ReplacementCount = draw.Replacements.Count,
            FreezeTime = draw.FrozenAt.ToProto(),
            RevealTime = draw.RevealBy.ToProto(),
            DrawTime = draw.DrawnAt.ToProto(),
            ConfirmTime = draw.ConfirmedAt.ToProto(),
            VoidReason = draw.VoidReason,
            VoidedBy = draw.VoidedBy,
            UnopenedBy = { draw.UnopenedBy(now) },
            RedrawReason = draw.RedrawReason,
            Temporary = draw.Temporary,
        };
        proto.Slots.AddRange(draw.Slots.Select(ToProto));
        proto.Countersignatures.AddRange(draw.Countersignatures.Select(one => new V1.Countersignature { Party = one.Party, KeyId = one.KeyId, Signature = one.Signature }));
        proto.Strata.AddRange(rule.Strata.Select((stratum, i) => new V1.StratumQuota { Name = stratum.Name, Size = draw.Sizes[i], Quota = quotas[i] }));
        proto.Shortages.AddRange(draw.Shortages.Select(ToProto));
        return proto;
    }

    /// <summary>The slots asked for; times that do not exist are noted.</summary>
    public static List<SlotEntry> ToSlots(this V1.FreezeDrawRequest request, FaultList faults) =>
        [.. request.Slots.Select((slot, i) => new SlotEntry(slot.Name, slot.Outside, slot.CloseTime.ToInstant($"slots[{i}].close_time", faults))
        {
            Kind = slot.Kind switch
            {
                V1.ContributionSlot.Types.Kind.Witnessed => DrawSlot.Witnessed,
                V1.ContributionSlot.Types.Kind.Beacon => DrawSlot.Beacon,
                _ => DrawSlot.Committed,
            },
            Form = slot.Form,
            Source = slot.Source,
        })];

    /// <summary>The batch as it is drawn: the plan's, or with the lead department's choice of reading; null where there is no such batch.</summary>
    public static PlanBatch? ReadBatch(this V1.FreezeDrawRequest request, InspectionPlan plan, FaultList faults)
    {
        var batch = plan.Batches.FirstOrDefault(batch => batch.Id == request.BatchId);
        if (batch is null || request.Reading is not { } choice)
            return batch;
        return new ReadingChoice((OverallReading)choice.Mode, choice.Rounding == V1.Rounding.Unspecified ? null : (Rounding)choice.Rounding, choice.HasMinimum ? choice.Minimum : null, choice.Reason).Apply(batch, faults);
    }

    private static V1.ContributionSlot ToProto(SlotEntry slot) => new()
    {
        Name = slot.Party,
        Kind = slot.Kind switch
        {
            DrawSlot.Witnessed => V1.ContributionSlot.Types.Kind.Witnessed,
            DrawSlot.Beacon => V1.ContributionSlot.Types.Kind.Beacon,
            _ => V1.ContributionSlot.Types.Kind.Committed,
        },
        Form = slot.Form,
        Source = slot.Source,
        Outside = slot.Outside,
        CloseTime = slot.ClosesAt.ToProto(),
        KeyId = slot.KeyId,
        Commitment = slot.Commitment,
        Signature = slot.Signature,
        Value = slot.Value,
    };

    private static V1.Shortage ToProto(Shortage shortage) => new()
    {
        Target = shortage.Target,
        Department = $"departments/{shortage.Department}",
        Needed = shortage.Needed,
        Available = shortage.Available,
        Reason = shortage.Reason,
    };
}
