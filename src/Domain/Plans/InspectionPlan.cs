using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Plans;

/// <summary>
/// 抽查计划: an annual plan with its batches, in versions. Each version is written, submitted, approved, filed with 县双随机办 (备案) and
/// disclosed (公示), in this order; only a disclosed plan can be drawn. While an adjustment is on its way the version disclosed last stays in force.
/// Source: county plan 二(四), 国市监信〔2019〕38号.
/// </summary>
public sealed class InspectionPlan
{
    private IReadOnlyList<PlanVersion> _versions = [];

    private InspectionPlan()
    {
    }

    /// <summary>The last part of the resource name.</summary>
    public string Id { get; private set; } = "";

    /// <summary>计划名称, as of <see cref="Shown"/>.</summary>
    public string Title { get; private set; } = "";

    /// <summary>年度.</summary>
    public int Year { get; private set; }

    /// <summary>Id of the lead department (牵头).</summary>
    public string LeadDepartment { get; private set; } = "";

    /// <summary>批次, as of <see cref="Shown"/>.</summary>
    public IReadOnlyList<PlanBatch> Batches { get; private set; } = [];

    /// <summary>Where <see cref="Shown"/> stands.</summary>
    public PlanState State { get; private set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When <see cref="Shown"/> was approved.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>When <see cref="Shown"/> was filed.</summary>
    public DateTimeOffset? FiledAt { get; private set; }

    /// <summary>When <see cref="Shown"/> was disclosed.</summary>
    public DateTimeOffset? DisclosedAt { get; private set; }

    /// <summary>Every version, from the first. A plan that was stored before there were versions has its first alone.</summary>
    public IReadOnlyList<PlanVersion> Versions => _versions.Count > 0 ? _versions : [AsFirst()];

    /// <summary>Concurrency token and etag.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name, as it stands in the draw's rule.</summary>
    public string Name => $"inspectionPlans/{Id}";

    /// <summary>The version in force; the first one until it is disclosed.</summary>
    public PlanVersion Shown => Versions.LastOrDefault(version => version.State == PlanState.Disclosed) ?? Versions[0];

    /// <summary>The newest version, on which the next act works.</summary>
    public PlanVersion Latest => Versions[^1];

    /// <summary>An adjustment that is not disclosed yet; null where there is none.</summary>
    public PlanVersion? Adjustment => Latest.Number > 1 && Latest.State != PlanState.Disclosed ? Latest : null;

    /// <summary>临时任务批准 of the version shown; null for a plan of the year.</summary>
    public TemporaryApproval? Temporary => Shown.Temporary;

    /// <summary>The version of this number; null where there is none.</summary>
    public PlanVersion? FindVersion(int number) => Versions.FirstOrDefault(version => version.Number == number);

    /// <summary>Whether <paramref name="department"/> leads it or takes part in a batch of any version.</summary>
    public bool Involves(string department) => LeadDepartment == department || Versions.Any(version => version.Batches.Any(batch => batch.Involves(department)));

    /// <summary>Refuses to write a plan of revisits (回访计划) by hand: it is planned anew.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.RevisitPlanKept"/>.</exception>
    public void RequireWritable()
    {
        if (Latest.Batches.Any(batch => batch.RevisitedPlan.Length > 0))
            throw new RuleViolation(Rule.RevisitPlanKept, "inspection_plan.name", $"计划{Id}是回访计划，其批次由被回访的计划得出，不能改写或调整。", "请用 PlanRevisit 另立回访计划；已抽取而不再进行的，先作废其抽取（VoidDraw）。");
    }

    /// <summary>Whether an adjustment that was submitted changes or drops the batch, so that it must not be drawn any more as it is.</summary>
    public bool IsBeingAdjusted(string batchId) =>
        Adjustment is { State: not (PlanState.Draft or PlanState.Returned) } next && Shown.Find(batchId) is { } batch && next.Find(batchId)?.SameAs(batch) != true;

    /// <summary>Creates a plan in draft from what <see cref="PlanRules"/> found nothing wrong with.</summary>
    public static InspectionPlan Create(PlanDraft draft, DateTimeOffset now)
    {
        var plan = new InspectionPlan { Id = draft.Id, Year = draft.Year, LeadDepartment = draft.LeadDepartment, CreatedAt = now };
        plan.Put(new PlanVersion { Number = 1, Title = draft.Title, Batches = draft.Batches, Document = draft.Document, Temporary = draft.Temporary, CreatedAt = now });
        return plan;
    }

    /// <summary>修改: writes a draft, or a version that was returned, anew.</summary>
    public void Update(PlanDraft draft)
    {
        Require(PlanState.Draft, PlanState.Returned);
        if (Latest.Number == 1)
            Year = draft.Year;
        Put(Latest with { Title = draft.Title, Batches = draft.Batches, Document = draft.Document, Temporary = draft.Temporary });
    }

    /// <summary>调整: begins the next version, in draft, from what <see cref="PlanRules"/> found nothing wrong with.</summary>
    public void Adjust(PlanDraft draft, string reason, DateTimeOffset now)
    {
        Require(PlanState.Disclosed);
        Put(new PlanVersion
        {
            Number = Latest.Number + 1,
            Title = draft.Title,
            Batches = draft.Batches,
            Document = draft.Document,
            Temporary = draft.Temporary,
            Reason = reason,
            CreatedAt = now,
        });
    }

    /// <summary>送审.</summary>
    public void Submit(string caller, DrawnBatches drawn, DateTimeOffset now)
    {
        Require(PlanState.Draft, PlanState.Returned);
        RequireKept(drawn);
        Put(Latest with { State = PlanState.Submitted, SubmittedBy = caller, SubmittedAt = now, ReturnReason = "" });
    }

    /// <summary>退回, to be written again.</summary>
    public void Return(string reason)
    {
        Require(PlanState.Submitted);
        Put(Latest with { State = PlanState.Returned, ReturnReason = reason });
    }

    /// <summary>批准, and what the province learns of it.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.ReviewerIsAnother"/> where the approver submitted it.</exception>
    public PlatformFact Approve(string approver, (string Division, DateTimeOffset Now) at)
    {
        Require(PlanState.Submitted);
        if (approver == Latest.SubmittedBy)
            throw new RuleViolation(Rule.ReviewerIsAnother, "name", "送审人不能批准自己的计划。", "请由另一名有审批权限的人员批准。");
        Put(Latest with { State = PlanState.Approved, ApprovedAt = at.Now });
        return Fact(FactKinds.Plan, at.Division);
    }

    /// <summary>备案 with 县双随机办, and what goes there.</summary>
    public PlatformFact File((string Division, DateTimeOffset Now) at)
    {
        Require(PlanState.Approved);
        Put(Latest with { State = PlanState.Filed, FiledAt = at.Now });
        return Fact(FactKinds.Filing, at.Division);
    }

    /// <summary>公示: from now on the version is public and in force, and its batches can be drawn.</summary>
    public void Disclose(DrawnBatches drawn, DateTimeOffset now)
    {
        Require(PlanState.Filed);
        RequireKept(drawn);
        _versions = [.. Versions.Select(version => version.State == PlanState.Disclosed ? version with { State = PlanState.Replaced, ReplacedAt = now } : version)];
        Put(Latest with { State = PlanState.Disclosed, DisclosedAt = now });
    }

    private void Put(PlanVersion changed)
    {
        _versions = [.. Versions.Where(version => version.Number != changed.Number), changed];
        (Title, Batches, State) = (Shown.Title, Shown.Batches, Shown.State);
        (ApprovedAt, FiledAt, DisclosedAt) = (Shown.ApprovedAt, Shown.FiledAt, Shown.DisclosedAt);
        Version++;
    }

    private void RequireKept(DrawnBatches drawn)
    {
        var faults = new FaultList();
        if (Latest.Number > 1)
            PlanRules.CheckKept(faults, "name", Latest.Batches, (Shown.Batches, drawn));
        faults.ThrowIfAny();
    }

    private void Require(params PlanState[] states)
    {
        if (!states.Contains(Latest.State))
            throw new RuleViolation(Rule.WrongState, "name", $"计划{Id}第{Latest.Number}版现为“{Label(Latest.State)}”，此操作只适用于“{string.Join("”“", states.Select(Label))}”。",
                "请先完成前一步：送审、批准、备案、公示依次进行；已公示的计划请用调整。");
    }

    // Before there were versions, the plan itself held all of its only one.
    private PlanVersion AsFirst() => new()
    {
        Number = 1,
        Title = Title,
        Batches = Batches,
        State = State,
        CreatedAt = CreatedAt,
        ApprovedAt = ApprovedAt,
        FiledAt = FiledAt,
        DisclosedAt = DisclosedAt,
    };

    private PlatformFact Fact(string kind, string division)
    {
        var body = Latest.Body();
        (body["division"], body["department"], body["plan"], body["year"]) = (division, LeadDepartment, Name, Year);
        return new(Platforms.Provincial, kind, $"{division}:{LeadDepartment}:{kind}:{Id}", Latest.Number, LeadDepartment, body);
    }

    private static string Label(PlanState state) => state switch
    {
        PlanState.Draft => "草稿",
        PlanState.Submitted => "待审批",
        PlanState.Returned => "已退回",
        PlanState.Approved => "已批准",
        PlanState.Filed => "已备案",
        PlanState.Disclosed => "已公示",
        _ => "已被调整",
    };
}
