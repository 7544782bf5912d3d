using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Revisits;

/// <summary>
/// 回访 of one finished inspection, drawn like any target: a second office goes again, finds item by item, and another person reviews.
/// What both found is compared; the first result itself is never changed from here. Source: county plan 三(三), 探索推行随机抽查回访机制.
/// </summary>
public sealed class Revisit
{
    private Revisit()
    {
    }

    /// <summary>The last part of the resource name.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Id of the plan under which it was drawn.</summary>
    public string PlanId { get; private set; } = "";

    /// <summary>Resource name of the draw that made it.</summary>
    public string Draw { get; private set; } = "";

    /// <summary>Id of the department that revisits.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Id of the finished task.</summary>
    public string TaskId { get; private set; } = "";

    /// <summary>名称 of the target when it was first drawn.</summary>
    public string TargetTitle { get; private set; } = "";

    /// <summary>First day of the window.</summary>
    public DateOnly StartOn { get; private set; }

    /// <summary>Last day of the window.</summary>
    public DateOnly EndOn { get; private set; }

    /// <summary>Ids of the inspectors drawn for the revisit.</summary>
    public IReadOnlyList<string> Drawn { get; private set; } = [];

    /// <summary>Ids of everybody at the first check.</summary>
    public IReadOnlyList<string> FirstInspectors { get; private set; } = [];

    /// <summary>首次结论 by item, as they stood when the revisit was drawn.</summary>
    public IReadOnlyList<FirstFinding> First { get; private set; } = [];

    /// <summary>Whether the first check found a problem in anything.</summary>
    public bool FirstFoundProblem { get; private set; }

    /// <summary>Where the revisit stands.</summary>
    public RevisitState State { get; private set; }

    /// <summary>Day of the visit; null until submitted.</summary>
    public DateOnly? VisitedOn { get; private set; }

    /// <summary>Ids of who went.</summary>
    public IReadOnlyList<string> Inspectors { get; private set; } = [];

    /// <summary>回访结论 by item.</summary>
    public IReadOnlyList<RevisitFinding> Findings { get; private set; } = [];

    /// <summary>Caller who submitted it.</summary>
    public string SubmittedBy { get; private set; } = "";

    /// <summary>Why it was returned; empty otherwise.</summary>
    public string ReturnReason { get; private set; } = "";

    /// <summary>Caller who reviewed it; empty until then.</summary>
    public string ReviewedBy { get; private set; } = "";

    /// <summary>When it was reviewed.</summary>
    public DateTimeOffset? ConcludedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name.</summary>
    public string Name => $"revisits/{Id}";

    /// <summary>Whether the revisit found a problem.</summary>
    public bool FoundProblem => Findings.Any(finding => finding.Outcome == RevisitOutcome.Problem);

    /// <summary>Makes the revisit of one drawn inspection.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="drawn">Plan, draw and department, and the window.</param>
    /// <param name="finished">The inspection.</param>
    /// <param name="inspectors">Who was drawn for it.</param>
    public static Revisit Open(string id, (string PlanId, string Draw, string Department, DateOnly StartOn, DateOnly EndOn) drawn, FinishedInspection finished, IReadOnlyList<string> inspectors) => new()
    {
        Id = id,
        PlanId = drawn.PlanId,
        Draw = drawn.Draw,
        Department = drawn.Department,
        TaskId = finished.Task.Id,
        TargetTitle = finished.Task.TargetTitle,
        StartOn = drawn.StartOn,
        EndOn = drawn.EndOn,
        Drawn = inspectors,
        FirstInspectors = finished.Inspectors,
        First = finished.Findings,
        FirstFoundProblem = finished.ProblemFound,
        State = RevisitState.Open,
        Version = 1,
    };

    /// <summary>录入, or 重新录入 after a return.</summary>
    /// <exception cref="RuleViolation">With everything wrong in it.</exception>
    public void Submit(RevisitDraft draft, string caller, DateOnly today)
    {
        Require("录入一次；已录入的须先退回。", RevisitState.Open, RevisitState.Returned);
        var faults = new FaultList();
        RevisitRules.Check(faults, this, draft, today);
        faults.ThrowIfAny();
        (VisitedOn, Inspectors, Findings) = (draft.VisitedOn, draft.Inspectors, draft.Findings);
        (SubmittedBy, ReturnReason, State) = (caller, "", RevisitState.Submitted);
        Version++;
    }

    /// <summary>审核退回.</summary>
    public void Return(string reason, (string Id, string Department) reviewer)
    {
        Require("只有待审核的回访可以退回。", RevisitState.Submitted);
        RequireOther(reviewer);
        (State, ReturnReason) = (RevisitState.Returned, reason);
        Version++;
    }

    /// <summary>审核通过: from now on the revisit counts.</summary>
    /// <param name="reviewer">Who reviews it.</param>
    /// <param name="target">Credit code or registration number of the target, as in the first draw.</param>
    /// <param name="at">The county's 行政区划代码 and the instant.</param>
    /// <returns>What the province learns: the comparison item by item. What was found in words stays in the county, as who went and who checked first does: it learns of a problem by the amended result.</returns>
    /// <exception cref="RuleViolation"><see cref="Rule.RevisitReviewedByOthers"/> where the reviewer was at either check or entered it.</exception>
    public PlatformFact Conclude((string Id, string Department) reviewer, string target, (string Division, DateTimeOffset Now) at)
    {
        Require("只有待审核的回访可以审核。", RevisitState.Submitted);
        RequireOther(reviewer);
        (State, ReviewedBy, ConcludedAt) = (RevisitState.Concluded, reviewer.Id, at.Now);
        Version++;
        return new PlatformFact(Platforms.Provincial, FactKinds.Revisit, $"{at.Division}:{Department}:{FactKinds.Revisit}:{Id}", 1, Department, new Dictionary<string, object>
        {
            ["division"] = at.Division,
            ["department"] = Department,
            ["draw"] = Draw,
            ["task"] = TaskId,
            ["target"] = target,
            ["targetTitle"] = TargetTitle,
            ["visitedOn"] = FactText.Day(VisitedOn!.Value),
            ["comparisons"] = Comparisons().Select(comparison => new Dictionary<string, object>
            {
                ["item"] = comparison.Item,
                ["department"] = comparison.FirstResult.Split('/')[^1],
                ["outcome"] = (int)Findings.Single(finding => finding.Item == comparison.Item).Outcome,
                ["verdict"] = (int)comparison.Verdict,
            }).ToArray(),
            ["concludedAt"] = FactText.Instant(at.Now),
        });
    }

    /// <summary>比对, item by item; nothing until it is concluded.</summary>
    public IReadOnlyList<RevisitComparison> Comparisons() => State != RevisitState.Concluded ? [] :
    [
        .. from first in First
           let outcome = Findings.Single(finding => finding.Item == first.Item).Outcome
           select new RevisitComparison(first.Item, $"inspectionTasks/{TaskId}/results/{first.Department}", VerdictOf(first.Problem, outcome)),
    ];

    private static RevisitVerdict VerdictOf(bool? first, RevisitOutcome again) => (first, again) switch
    {
        (null, _) or (_, RevisitOutcome.Unchecked) => RevisitVerdict.NotCompared,
        (false, RevisitOutcome.Problem) => RevisitVerdict.FirstMissed,
        (true, RevisitOutcome.NoProblem) => RevisitVerdict.FirstFoundMore,
        _ => RevisitVerdict.Agrees,
    };

    private void RequireOther((string Id, string Department) reviewer)
    {
        var involved = reviewer.Id == SubmittedBy || Inspectors.Concat(Drawn).Concat(FirstInspectors).Contains(reviewer.Id) || First.Any(first => first.Department == reviewer.Department);
        if (involved)
            throw new RuleViolation(Rule.RevisitReviewedByOthers, "name", "审核人参加过首次检查或本次回访，或属于首次检查的部门。", "请由另一名未参与的人员审核。");
    }

    private void Require(string remedy, params ReadOnlySpan<RevisitState> states)
    {
        if (!states.Contains(State))
            throw new RuleViolation(Rule.WrongState, "name", $"回访现为“{Label(State)}”。", remedy);
    }

    private static string Label(RevisitState state) => state switch
    {
        RevisitState.Open => "待回访",
        RevisitState.Submitted => "待审核",
        RevisitState.Returned => "已退回",
        _ => "已审核",
    };
}
