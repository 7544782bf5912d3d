using static ChangliBridge.Domain.FollowUp.ActingParty;
using static ChangliBridge.Domain.FollowUp.FollowUpDeed;
using static ChangliBridge.Domain.FollowUp.FollowUpKind;
using static ChangliBridge.Domain.FollowUp.FollowUpState;

namespace ChangliBridge.Domain.FollowUp;

/// <summary>处置流程表: everything that may be done to a follow-up step; what is not a line of it is refused.</summary>
public static class FollowUpMoves
{
    /// <summary>Every line (全部流程).</summary>
    public static IReadOnlyList<FollowUpMove> All { get; } =
    [
        new(Rectification, FollowUpState.Open, PassRecheck, Origin, Rechecked),
        new(Rectification, FollowUpState.Open, FailRecheck, Origin, Unresolved),
        new(Rectification, Rechecked, Close, Origin, Closed),
        new(Rectification, Unresolved, Continue, Origin, Continued),

        new(Reassignment, FollowUpState.Open, Accept, Addressee, Accepted),
        new(Reassignment, FollowUpState.Open, Return, Addressee, Unresolved),
        new(Reassignment, Accepted, Return, Addressee, Unresolved),
        new(Reassignment, Accepted, Close, Addressee, Closed),
        new(Reassignment, Unresolved, Continue, Origin, Continued),

        new(CaseTransfer, FollowUpState.Open, Accept, Origin, Accepted),
        new(CaseTransfer, FollowUpState.Open, Return, Origin, Unresolved),
        new(CaseTransfer, Accepted, Return, Origin, Unresolved),
        new(CaseTransfer, Accepted, Close, Origin, Closed),
        new(CaseTransfer, Unresolved, Continue, Origin, Continued),

        new(JudicialTransfer, AwaitingApproval, Approve, OriginApprover, FollowUpState.Open),
        new(JudicialTransfer, AwaitingApproval, Return, OriginApprover, Unresolved),
        new(JudicialTransfer, FollowUpState.Open, Accept, Origin, Accepted),
        new(JudicialTransfer, FollowUpState.Open, Return, OriginApprover, Unresolved),
        new(JudicialTransfer, Accepted, Return, OriginApprover, Unresolved),
        new(JudicialTransfer, Accepted, Close, OriginApprover, Closed),
        new(JudicialTransfer, Unresolved, Continue, Origin, Continued),

        new(FiledCase, FollowUpState.Open, Close, Origin, Closed),
    ];

    /// <summary>The line of a deed; null where it does not belong to the state.</summary>
    public static FollowUpMove? Find(FollowUpKind kind, FollowUpState from, FollowUpDeed deed) =>
        All.FirstOrDefault(move => move.Kind == kind && move.From == from && move.Deed == deed);

    /// <summary>Where a step of <paramref name="kind"/> begins.</summary>
    public static FollowUpState FirstOf(FollowUpKind kind) => kind == JudicialTransfer ? AwaitingApproval : FollowUpState.Open;

    /// <summary>Whether a step still counts as 未完结.</summary>
    public static bool IsOpen(FollowUpState state) => state is not (Continued or Closed);
}
