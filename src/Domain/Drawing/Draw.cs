using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 抽取 of one plan batch: frozen, contributed to, revealed, confirmed. Never deleted: a void draw stays with its reason.
/// Source: docs/draw.md; guarantee 4 (one open draw a batch, each commitment names the office's previous one).
/// </summary>
public sealed class Draw
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

    /// <summary>Where the draw stands.</summary>
    public DrawState State { get; private set; }

    /// <summary>Everything that was frozen, one immutable object (a <see cref="FrozenFile"/>). Holds the secret until the reveal: never shown.</summary>
    public byte[] Frozen { get; private set; } = [];

    /// <summary>Targets in the frame.</summary>
    public int FrameSize { get; private set; }

    /// <summary>Merkle root of the frame, hex.</summary>
    public string Root { get; private set; } = "";

    /// <summary>The commitment, hex.</summary>
    public string Commitment { get; private set; } = "";

    /// <summary>参与贡献, in slot order.</summary>
    public IReadOnlyList<SlotEntry> Slots { get; private set; } = [];

    /// <summary>人员更换, in recorded order.</summary>
    public IReadOnlyList<ReplacementEntry> Replacements { get; private set; } = [];

    /// <summary>The seed, hex; empty until drawn.</summary>
    public string Seed { get; private set; } = "";

    /// <summary>Drawn targets; 0 until drawn.</summary>
    public int DrawnCount { get; private set; }

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

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name.</summary>
    public string Name => NameOf(PlanId, Number);

    /// <summary>The resource name of a plan's draw.</summary>
    public static string NameOf(string planId, int number) => $"inspectionPlans/{planId}/draws/{number}";

    /// <summary>冻结: keeps what was frozen and what it commits to.</summary>
    public static Draw Freeze(InspectionPlan plan, (string BatchId, int Number) of, FrozenDraw frozen, (IReadOnlyList<SlotEntry> Slots, DateTimeOffset RevealBy, DateTimeOffset Now) open) => new()
    {
        Id = $"{plan.Id}/draws/{of.Number}",
        PlanId = plan.Id,
        BatchId = of.BatchId,
        Number = of.Number,
        Office = plan.LeadDepartment,
        State = DrawState.Frozen,
        Frozen = FrozenFile.Write(frozen.Inputs),
        FrameSize = frozen.Inputs.Frame.Count,
        Root = Sha.Hex(frozen.Root),
        Commitment = Sha.Hex(frozen.Commitment),
        Slots = open.Slots,
        FrozenAt = open.Now,
        RevealBy = open.RevealBy,
        Version = 1,
    };

    /// <summary>承诺: a party posts its slot's commitment, before the slot closes.</summary>
    public void Commit(string slot, string party, string commitment, DateTimeOffset now)
    {
        var entry = SlotOf(slot, party);
        // Evidence knows whole seconds. A post counts from the end of its second, so that it stands after the freeze in every checker's eyes;
        // in the last second before the close from its beginning, so that it stands before that.
        var (second, closes) = (WholeSecond(now), WholeSecond(entry.ClosesAt));
        var at = second.AddSeconds(1) < closes ? second.AddSeconds(1) : second;
        if (at >= closes)
            throw Contribution("commitment", $"“{slot}”的承诺已于{FactText.Instant(entry.ClosesAt)}截止。", "此次抽取只能由县双随机办作废后重做。");
        if (entry.Commitment.Length > 0)
            throw Contribution("commitment", $"“{slot}”已提交承诺，不能更改。", "请在全部承诺提交后公开原值。");
        if (commitment.Length != 64 || !commitment.All(char.IsAsciiHexDigitLower))
            throw new RuleViolation(Rule.FieldMalformed, "commitment", "承诺值不是64位小写十六进制。", "请按 docs/draw.md 计算承诺值。");
        Put(entry with { Commitment = commitment, CommittedAt = at });
    }

    /// <summary>公开: a party opens its value, once every slot is posted.</summary>
    public void OpenValue(string slot, string party, string value, DateTimeOffset now)
    {
        var entry = SlotOf(slot, party);
        var waiting = Slots.Where(other => other.Commitment.Length == 0).Select(other => other.Party).ToList();
        if (waiting.Count > 0)
            throw Contribution("value", $"尚有参与方未提交承诺：{string.Join("、", waiting)}，此时公开原值会让后来者选择。", "请等全部承诺提交后再公开。");
        if (entry.Value.Length > 0)
            throw Contribution("value", $"“{slot}”已公开，不能更改。", "无需重复公开。");
        if (!ContributionChecks.Fits(new DrawSlot(slot, DrawSlot.Committed, false, ""), value))
            throw new RuleViolation(Rule.FieldMalformed, "value", "原值不是32至128位小写十六进制。", "请公开提交承诺时使用的原值。");
        if (Sha.Hex(SlotCommitment.Of(Convert.FromHexString(Commitment), slot, value)) != entry.Commitment)
            throw Contribution("value", $"“{slot}”公开的原值与承诺不符。", "请公开提交承诺时使用的原值。");
        Put(entry with { Value = value, OpenedAt = now });
    }

    /// <summary>揭示并抽取: makes the seed from all opened values and draws.</summary>
    /// <returns>Who is inspected and who inspects.</returns>
    public DrawOutcome Reveal(DateTimeOffset now)
    {
        Require(DrawState.Frozen, DrawState.Open);
        var closed = Slots.Where(entry => entry.Value.Length == 0).Select(entry => entry.Party).ToList();
        if (closed.Count > 0)
            throw Contribution("name", $"尚有参与方未公开原值：{string.Join("、", closed)}。", "请全部公开后再抽取；逾期不公开者由县双随机办作废此次抽取。");
        var outcome = Recompute();
        (State, DrawnAt, Seed, DrawnCount) = (DrawState.Drawn, now, Sha.Hex(outcome.Seed), outcome.Drawn.Count);
        Version++;
        return outcome;
    }

    /// <summary>人员更换: the replaced inspector counts as recused, the next card of the department's deck steps in.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.ApproverOutside"/> where the approver is of the inspector's own department.</exception>
    public DrawOutcome Replace(ReplacementEntry replacement, string approverDepartment)
    {
        Require(DrawState.Drawn);
        if (approverDepartment == replacement.Department)
            throw new RuleViolation(Rule.ApproverOutside, "name", "更换人员须由外部门人员批准。", "请由其他参与部门或县双随机办批准。");
        var outcome = Recompute([.. Replacements, replacement]);
        Replacements = [.. Replacements, replacement];
        Version++;
        return outcome;
    }

    /// <summary>确认: from now on the draw binds; returns what the province learns.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.InspectorsSuffice"/> while a target lacks inspectors.</exception>
    public PlatformFact Confirm(DrawOutcome outcome, (string Division, DateTimeOffset Now) at)
    {
        Require(DrawState.Drawn);
        if (outcome.Shortages.Count > 0)
            throw new RuleViolation([.. outcome.Shortages.Select(shortage => new Fault(Rule.InspectorsSuffice, "name",
                $"对象{shortage.Target}缺少部门“{shortage.Department}”的检查人员：需{shortage.Needed}人，可派{shortage.Available}人。",
                "请补充持有效执法证并具备所需标注的人员后，由县双随机办作废重抽。"))]);
        (State, ConfirmedAt) = (DrawState.Confirmed, at.Now);
        Version++;
        return Fact(FactKinds.Draw, at.Division, new Dictionary<string, object>
        {
            ["seed"] = Seed,
            ["drawn"] = outcome.Drawn.Select(entry => entry.Id).Order(StringComparer.Ordinal).ToList(),
            ["seats"] = Seats(outcome),
        });
    }

    /// <summary>作废: the draw stays, with its reason.</summary>
    public void Void(string reason)
    {
        Require(DrawState.Frozen, DrawState.Open, DrawState.Drawn);
        (State, VoidReason) = (DrawState.Void, reason);
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

    /// <summary>The frozen draw again, from what was kept.</summary>
    public FrozenDraw Thaw() => FrozenDraw.Freeze(FrozenFile.Read(Frozen));

    /// <summary>The outcome again, replacements applied.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.InspectorAssigned"/> where a replaced inspector is not assigned.</exception>
    public DrawOutcome Recompute() => Recompute(Replacements);

    private DrawOutcome Recompute(IReadOnlyList<ReplacementEntry> replacements)
    {
        try
        {
            return Thaw().Reveal(
                [.. Slots.Select(entry => new Contribution(entry.Party, entry.Value))],
                [.. replacements.Select(entry => new ReplacementRequest(entry.Target, entry.Department, entry.Inspector))]);
        }
        catch (DrawRefused refused)
        {
            throw new RuleViolation(Rule.InspectorAssigned, "inspector", $"要更换的人员未被派往该对象（{refused.Message}）。", "请用 ListAssignments 核对。");
        }
    }

    private static List<object> Seats(DrawOutcome outcome) => [.. outcome.Present().OrderBy(seats => seats.Key.Target, StringComparer.Ordinal).ThenBy(seats => seats.Key.Department, StringComparer.Ordinal)
        .Select(seats => new Dictionary<string, object>
        {
            ["target"] = seats.Key.Target,
            ["department"] = seats.Key.Department,
            ["inspectors"] = seats.Value.Order(StringComparer.Ordinal).ToList(),
        })];

    private PlatformFact Fact(string kind, string division, Dictionary<string, object> body)
    {
        (body["division"], body["draw"], body["office"]) = (division, Name, Office);
        return new PlatformFact(Platforms.Provincial, kind, $"{division}:{Office}:{kind}:{PlanId}-{Number}", 1, Office, body);
    }

    private SlotEntry SlotOf(string slot, string party)
    {
        Require(DrawState.Frozen, DrawState.Open);
        var entry = Slots.FirstOrDefault(entry => entry.Party == slot)
            ?? throw Contribution("slot", $"此次抽取没有参与方“{slot}”。", $"参与方为：{string.Join("、", Slots.Select(known => known.Party))}。");
        return slot == party ? entry : throw new RuleViolation(Rule.NotPermitted, "slot", "只能提交本单位的贡献。", "请由该参与方自己提交。");
    }

    private void Put(SlotEntry changed)
    {
        Slots = [.. Slots.Select(entry => entry.Party == changed.Party ? changed : entry)];
        State = DrawState.Open;
        Version++;
    }

    private void Require(params DrawState[] states)
    {
        if (!states.Contains(State))
            throw new RuleViolation(Rule.WrongState, "name", $"抽取现为“{Label(State)}”，不能进行此操作。", "顺序为：冻结、承诺、公开、抽取、确认。");
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private static RuleViolation Contribution(string field, string reason, string remedy) => new(Rule.ContributionInOrder, field, reason, remedy);

    private static string Label(DrawState state) => state switch
    {
        DrawState.Frozen => "已冻结",
        DrawState.Open => "征集贡献",
        DrawState.Drawn => "已抽取",
        DrawState.Confirmed => "已确认",
        _ => "已作废",
    };
}
