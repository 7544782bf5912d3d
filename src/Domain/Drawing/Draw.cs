using System.Text;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 抽取 of one plan batch: frozen, contributed to, revealed, confirmed. Never deleted: a void or unopened draw stays with its reason.
/// Source: docs/draw.md; guarantee 4 (one open draw a batch, each commitment names the office's previous one).
/// </summary>
public sealed partial class Draw
{
    private Draw()
    {
    }

    /// <summary>Plan and number, <c>{plan}/draws/{number}</c>.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Id of the plan.</summary>
    public string PlanId { get; private set; } = "";

    /// <summary>Id of the batch.</summary>
    public string BatchId { get; private set; } = "";

    /// <summary>From 1 in the plan.</summary>
    public int Number { get; private set; }

    /// <summary>Id of the lead department, the office that runs the draw.</summary>
    public string Office { get; private set; } = "";

    /// <summary>What was last done to it; where it stands now is <see cref="StateAt"/>.</summary>
    public DrawState State { get; private set; }

    /// <summary>Canonical JSON of the header, as hashed.</summary>
    public string HeaderJson { get; private set; } = "";

    /// <summary>Canonical JSON of the rule, as hashed.</summary>
    public string RuleJson { get; private set; } = "";

    /// <summary>Targets of the frame in each stratum, in rule order.</summary>
    public IReadOnlyList<int> Sizes { get; private set; } = [];

    /// <summary>Targets in the frame.</summary>
    public int FrameSize { get; private set; }

    /// <summary>Merkle root of the frame, hex.</summary>
    public string Root { get; private set; } = "";

    /// <summary>Digest of the rule, hex.</summary>
    public string RuleDigest { get; private set; } = "";

    /// <summary>Salted digest of roster and recusals, hex.</summary>
    public string RosterDigest { get; private set; } = "";

    /// <summary>The commitment, hex.</summary>
    public string Commitment { get; private set; } = "";

    /// <summary>The office's previous commitment, hex; each is named once, so that the chain never forks.</summary>
    public string Previous { get; private set; } = "";

    /// <summary>托管密文 of the secret for the supervising office; empty where it has no key.</summary>
    public string Escrow { get; private set; } = "";

    /// <summary>会签 of the commitment.</summary>
    public IReadOnlyList<Countersignature> Countersignatures { get; private set; } = [];

    /// <summary>参与贡献, in slot order.</summary>
    public IReadOnlyList<SlotEntry> Slots { get; private set; } = [];

    /// <summary>人员更换, in recorded order.</summary>
    public IReadOnlyList<ReplacementEntry> Replacements { get; private set; } = [];

    /// <summary>人员缺口: targets that lack inspectors, replacements considered; empty until drawn.</summary>
    public IReadOnlyList<Shortage> Shortages { get; private set; } = [];

    /// <summary>The seed, hex; empty until known.</summary>
    public string Seed { get; private set; } = "";

    /// <summary>保证程度; empty until the seed is known.</summary>
    public string Assurance { get; private set; } = "";

    /// <summary>Drawn targets; 0 until drawn.</summary>
    public int DrawnCount { get; private set; }

    /// <summary>Seats as first dealt; 0 until drawn.</summary>
    public int SeatCount { get; private set; }

    /// <summary>When it was frozen.</summary>
    public DateTimeOffset FrozenAt { get; private set; }

    /// <summary>When all must be opened and drawn.</summary>
    public DateTimeOffset RevealBy { get; private set; }

    /// <summary>When it was drawn.</summary>
    public DateTimeOffset? DrawnAt { get; private set; }

    /// <summary>When it was confirmed.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Why it is void; empty otherwise.</summary>
    public string VoidReason { get; private set; } = "";

    /// <summary>Who voided it; empty otherwise.</summary>
    public string VoidedBy { get; private set; } = "";

    /// <summary>Why the batch of this unopened draw may be drawn again; empty until approved.</summary>
    public string RedrawReason { get; private set; } = "";

    /// <summary>Who approved that; empty until approved.</summary>
    public string RedrawApprovedBy { get; private set; } = "";

    /// <summary>临时任务 with its approval; empty for a batch of the plan of the year.</summary>
    public string Temporary { get; private set; } = "";

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name.</summary>
    public string Name => NameOf(PlanId, Number);

    /// <summary>Whether nothing is missing for the seed.</summary>
    public bool AllOpened => Slots.All(slot => slot.Value.Length > 0);

    /// <summary>The resource name of a plan's draw.</summary>
    public static string NameOf(string planId, int number) => $"inspectionPlans/{planId}/draws/{number}";

    /// <summary>冻结: keeps what the frozen draw commits to. The frozen draw itself is kept apart, as a <see cref="FrozenFile"/>.</summary>
    public static Draw Freeze(InspectionPlan plan, FrozenDraw frozen, FreezeTerms terms) => new()
    {
        Id = $"{plan.Id}/draws/{terms.Number}",
        PlanId = plan.Id,
        BatchId = terms.BatchId,
        Number = terms.Number,
        Office = plan.LeadDepartment,
        State = DrawState.Frozen,
        HeaderJson = Encoding.UTF8.GetString(frozen.Inputs.HeaderJson),
        RuleJson = Encoding.UTF8.GetString(frozen.Inputs.RuleJson),
        Sizes = frozen.Sizes(),
        FrameSize = frozen.Inputs.Frame.Count,
        Root = Sha.Hex(frozen.Root),
        RuleDigest = Sha.Hex(frozen.RuleDigest),
        RosterDigest = Sha.Hex(frozen.RosterDigest),
        Commitment = Sha.Hex(frozen.Commitment),
        Previous = frozen.Inputs.Header.Previous,
        Escrow = terms.Escrow,
        Slots = [.. terms.Slots.Select(slot => slot with { KeyId = slot.Kind == DrawSlot.Beacon ? "" : frozen.Inputs.Rule.Keys.GetValueOrDefault(slot.Party, "") })],
        FrozenAt = terms.Now,
        RevealBy = terms.RevealBy,
        Temporary = plan.Temporary?.Text ?? "",
        Version = 1,
    };

    /// <summary>Where it stands: a draw that was not revealed in time is <see cref="DrawState.Unopened"/>.</summary>
    public DrawState StateAt(DateTimeOffset now) => State is DrawState.Frozen or DrawState.Open && now > RevealBy ? DrawState.Unopened : State;

    /// <summary>Who did not open in time: the parties, or the office where only its reveal is missing; nobody unless it is unopened.</summary>
    public IReadOnlyList<string> UnopenedBy(DateTimeOffset now)
    {
        if (StateAt(now) != DrawState.Unopened)
            return [];
        var silent = Slots.Where(slot => slot.Value.Length == 0).Select(slot => slot.Party).ToList();
        return silent.Count > 0 ? silent : [Office];
    }

    /// <summary>What people did around it, as its evidence shows it.</summary>
    public BundleRecord Record() => new(
        [.. Slots.Select(slot => new BundleContribution(slot.Party, slot.Value, slot.Commitment, slot.CommittedAt is { } at ? FactText.Instant(at) : "") { KeyId = slot.KeyId, Signature = slot.Signature })],
        [.. Replacements.Select(replacement => replacement.Reason)])
    {
        Countersignatures = Countersignatures,
        Escrow = Escrow,
    };

    /// <summary>作废: the draw stays, with its reason. Where every slot is opened it is computed and shown all the same.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="approver">Who says so, and of which department.</param>
    /// <param name="frozen">The frozen draw where <see cref="AllOpened"/> and not yet drawn; null otherwise.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The outcome, where it was computed now.</returns>
    /// <exception cref="RuleViolation"><see cref="Rule.ApproverOutside"/> where the approver is of the office itself.</exception>
    public DrawOutcome? Void(string reason, (string Actor, string Department) approver, FrozenDraw? frozen, DateTimeOffset now)
    {
        Require(now, DrawState.Frozen, DrawState.Open, DrawState.Drawn);
        RequireOutside(approver.Department);
        var outcome = frozen is null ? null : Compute(frozen, now);
        (State, VoidReason, VoidedBy) = (DrawState.Void, reason, approver.Actor);
        Version++;
        return outcome;
    }

    /// <summary>重抽批准: the batch of this unopened draw may be drawn again.</summary>
    public void ApproveRedraw(string reason, (string Actor, string Department) approver, DateTimeOffset now)
    {
        Require(now, DrawState.Unopened);
        RequireOutside(approver.Department);
        if (RedrawReason.Length > 0)
            throw new RuleViolation(Rule.WrongState, "name", "重抽已获批准。", "请由牵头部门重新冻结。");
        (RedrawReason, RedrawApprovedBy) = (reason, approver.Actor);
        Version++;
    }

    /// <summary>What the province learns of the freeze.</summary>
    public PlatformFact CommitmentFact(string division) => Fact(FactKinds.DrawCommitment, division, new Dictionary<string, object>
    {
        ["commitment"] = Commitment,
        ["root"] = Root,
        ["count"] = FrameSize,
        ["frozenAt"] = FactText.Instant(FrozenAt),
    });

    private PlatformFact Fact(string kind, string division, Dictionary<string, object> body)
    {
        (body["division"], body["draw"], body["office"]) = (division, Name, Office);
        return new PlatformFact(Platforms.Provincial, kind, $"{division}:{Office}:{kind}:{PlanId}-{Number}", 1, Office, body);
    }

    private void RequireOutside(string department)
    {
        if (department == Office)
            throw new RuleViolation(Rule.ApproverOutside, "name", "须由牵头部门以外的人员批准。", "请由县双随机办批准。");
    }

    private void Require(DateTimeOffset now, params DrawState[] states)
    {
        var state = StateAt(now);
        if (!states.Contains(state))
            throw new RuleViolation(Rule.WrongState, "name", $"抽取现为“{Label(state)}”{(state == DrawState.Unopened ? $"（{string.Join("、", UnopenedBy(now))}）" : "")}，不能进行此操作。", "顺序为：冻结、承诺、公开、抽取、确认。");
    }

    private static string Label(DrawState state) => state switch
    {
        DrawState.Frozen => "已冻结",
        DrawState.Open => "征集贡献",
        DrawState.Drawn => "已抽取",
        DrawState.Confirmed => "已确认",
        DrawState.Unopened => "逾期未公开",
        _ => "已作废",
    };
}
