using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;

namespace ChangliBridge.Domain.Credit;

/// <summary>
/// 信用记录: a violation in the record of its subject. It is proposed by a person or by rule, confirmed by another person, disclosed while it stands,
/// and ends by repair (信用修复) or on its day. Source: county plan 二(四), 将其纳入主体的信用记录.
/// </summary>
public sealed class CreditRecord
{
    private const string ByRule = "rule";

    private CreditRecord()
    {
    }

    /// <summary>The last part of the resource name: task, department and kind, with dots between.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Id of the task of the result that it rests on.</summary>
    public string TaskId { get; private set; } = "";

    /// <summary>Id of the department of that result.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Id of the department that decides on it.</summary>
    public string Keeper { get; private set; } = "";

    /// <summary>Id of its kind.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Credit code or registration number of the subject.</summary>
    public string TargetCode { get; private set; } = "";

    /// <summary>名称 of the subject.</summary>
    public string TargetTitle { get; private set; } = "";

    /// <summary>The provision that lets it be listed.</summary>
    public string LegalBasis { get; private set; } = "";

    /// <summary>What was done against the law.</summary>
    public string Violation { get; private set; } = "";

    /// <summary>Id of the closed case (立案) that it rests on; empty where it rests on the result alone.</summary>
    public string CaseId { get; private set; } = "";

    /// <summary>Where it stands apart from its expiry: see <see cref="StateOn"/>.</summary>
    public CreditState State { get; private set; }

    /// <summary>Who proposed it, as the audit chain names them; <c>rule</c> where the result's codes did.</summary>
    public string ProposedBy { get; private set; } = "";

    /// <summary>Who confirmed or dismissed it; empty before.</summary>
    public string DecidedBy { get; private set; } = "";

    /// <summary>Why it was dismissed; empty otherwise.</summary>
    public string DismissReason { get; private set; } = "";

    /// <summary>列入日期; null until it stands.</summary>
    public DateOnly? ListedOn { get; private set; }

    /// <summary>The last day on which it stands; null where no source gives a term.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Where the term is from; empty without one.</summary>
    public string UntilSource { get; private set; } = "";

    /// <summary>信用修复 applied for, in order.</summary>
    public IReadOnlyList<CreditRepair> Repairs { get; private set; } = [];

    /// <summary>How often the province was told.</summary>
    public int Revision { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name.</summary>
    public string Name => $"creditRecords/{Id}";

    /// <summary>Where it stands on a day, expiry included: nothing has to run for it.</summary>
    public CreditState StateOn(DateOnly today) => State == CreditState.Standing && Until < today ? CreditState.Expired : State;

    /// <summary>提出: a reviewed result that found a problem, or the case that was made of it, enters the record.</summary>
    /// <param name="source">The result, its task, and the case that it rests on, null for none.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="kinds">Kinds of the settings.</param>
    /// <param name="by">Who proposes it.</param>
    /// <exception cref="RuleViolation">With everything wrong in it.</exception>
    public static CreditRecord Propose((InspectionResult Result, InspectionTask Task, FollowUpStep? Case) source, CreditDraft draft, IReadOnlyList<CreditKind> kinds, ActingOfficial by)
    {
        var (result, faults) = (source.Result, new FaultList());
        var kind = kinds.FirstOrDefault(kind => kind.Id == draft.Kind);
        faults.Require(kind is not null, new Fault(Rule.CreditKindListed, "credit_record.kind", $"设置中没有信用记录种类“{draft.Kind}”。", $"可用种类：{string.Join("、", kinds.Select(known => known.Id))}。"));
        faults.Require(result.Department == by.Department, new Fault(Rule.NotPermitted, "parent", "此操作属于其他部门。", "请由所属部门办理。"));
        faults.Require(result.ProblemFound, new Fault(Rule.ProblemFound, "parent", "该结果未发现问题。", "只有发现问题的结果才能记入信用记录。"));
        faults.Require(result.State is ResultState.Concluded or ResultState.Disclosed, new Fault(Rule.WrongState, "parent", "结果尚未审核通过。", "请先审核。"));
        faults.Require(
            source.Case is null || (source.Case is { Kind: FollowUpKind.FiledCase, State: FollowUpState.Closed } && (source.Case.TaskId, source.Case.Department) == (result.TaskId, result.Department)),
            new Fault(Rule.WrongState, "credit_record.case", "所依据的不是此结果已办结的立案。", "请填写此结果已办结的立案，或留空。"));
        var basis = draft.LegalBasis.Length > 0 ? draft.LegalBasis : kind?.LegalBasis ?? "";
        faults.RequirePublicText("credit_record.legal_basis", basis, 500);
        faults.RequirePublicText("credit_record.violation", draft.Violation, 1000);
        faults.ThrowIfAny();
        var record = Of(result, source.Task, kind!, by.Actor);
        (record.LegalBasis, record.Violation, record.CaseId) = (basis, draft.Violation, source.Case?.Id ?? "");
        return record;
    }

    /// <summary>依规则提出: what a concluded result's codes call for, such as 经营异常名录 for 通过登记的住所无法联系; a person confirms it.</summary>
    public static IEnumerable<CreditRecord> ProposedByRule(InspectionResult result, InspectionTask task, IReadOnlyList<CodeList> lists, IReadOnlyList<CreditKind> kinds)
    {
        var list = lists.FirstOrDefault(list => list.Id == result.CodeList);
        var found = result.Codes.Select(code => list?.Find(code)).FirstOrDefault(code => code is { Unreachable: true });
        foreach (var kind in found is null ? [] : kinds.Where(kind => kind.ForUnreachable))
        {
            var record = Of(result, task, kind, ByRule);
            (record.LegalBasis, record.Violation) = (kind.LegalBasis, found!.Label);
            yield return record;
        }
    }

    /// <summary>确认列入 by another person than proposed it; returns what the province must learn.</summary>
    public PlatformFact Confirm(CreditKind? kind, (string Division, DateOnly Today) at, ActingOfficial by)
    {
        var faults = new FaultList();
        Allow(faults, CreditState.Proposed, at.Today, by);
        faults.Require(kind is not null, new Fault(Rule.CreditKindListed, "name", $"设置中已没有信用记录种类“{Kind}”。", "请恢复设置，或不予列入。"));
        faults.Require(by.Actor != ProposedBy, new Fault(Rule.ReviewerIsAnother, "name", "提出人不能确认自己提出的信用记录。", "请由另一名有审批权限的人员确认。"));
        faults.ThrowIfAny();
        (State, DecidedBy, ListedOn) = (CreditState.Standing, by.Actor, at.Today);
        (Until, UntilSource) = kind!.Months is { } months ? ((DateOnly?)at.Today.AddMonths(months), kind.Source) : (null, "");
        return Report((at.Division, kind.Name), by);
    }

    /// <summary>不予列入.</summary>
    public void Dismiss(string reason, DateOnly today, ActingOfficial by)
    {
        var faults = new FaultList();
        Allow(faults, CreditState.Proposed, today, by);
        faults.RequireText("reason", reason, 500);
        faults.ThrowIfAny();
        (State, DecidedBy, DismissReason) = (CreditState.Dismissed, by.Actor, reason);
        Version++;
    }

    /// <summary>申请信用修复: enters what the subject applied for.</summary>
    public void ApplyRepair(string application, DateOnly today, ActingOfficial by)
    {
        var faults = new FaultList();
        Allow(faults, CreditState.Standing, today, by);
        faults.Require(Repairs is [] or [.., { Granted: not null }], new Fault(Rule.WrongState, "name", "已有一件修复申请正在审查。", "请先作出决定。"));
        faults.RequireText("application", application, 1000);
        faults.ThrowIfAny();
        Repairs = [.. Repairs, new CreditRepair(application, by.Actor, by.At, null, "", "", null)];
        Version++;
    }

    /// <summary>信用修复决定 by another person than entered it: granted it ends the disclosure, and the fact that the province must learn is returned; null where refused.</summary>
    public PlatformFact? DecideRepair((bool Granted, string Reason) decision, (string Division, string KindName, DateOnly Today) at, ActingOfficial by)
    {
        var faults = new FaultList();
        Allow(faults, CreditState.Standing, at.Today, by);
        var pending = Repairs is [.., { Granted: null } last] ? last : null;
        faults.Require(pending is not null, new Fault(Rule.WrongState, "name", "没有待审查的修复申请。", "请先录入申请。"));
        faults.Require(pending is null || pending.EnteredBy != by.Actor, new Fault(Rule.ReviewerIsAnother, "name", "录入人不能审查自己录入的修复申请。", "请由另一名有审批权限的人员决定。"));
        faults.RequirePublicText("reason", decision.Reason, 500);
        faults.ThrowIfAny();
        Repairs = [.. Repairs.SkipLast(1), pending! with { Granted = decision.Granted, Reason = decision.Reason, DecidedBy = by.Actor, DecidedAt = by.At }];
        if (!decision.Granted)
        {
            Version++;
            return null;
        }
        State = CreditState.Repaired;
        return Report((at.Division, at.KindName), by);
    }

    private static CreditRecord Of(InspectionResult result, InspectionTask task, CreditKind kind, string proposedBy) => new()
    {
        Id = $"{result.TaskId}.{result.Department}.{kind.Id}",
        TaskId = result.TaskId,
        Department = result.Department,
        Keeper = kind.Keeper.Length > 0 ? kind.Keeper : result.Department,
        Kind = kind.Id,
        TargetCode = task.TargetCode,
        TargetTitle = task.TargetTitle,
        State = CreditState.Proposed,
        ProposedBy = proposedBy,
        Version = 1,
    };

    private void Allow(FaultList faults, CreditState needed, DateOnly today, ActingOfficial by)
    {
        faults.Require(by.Department == Keeper, new Fault(Rule.NotPermitted, "name", "此操作属于其他部门。", "请由列入部门办理。"));
        faults.Require(StateOn(today) == needed, new Fault(Rule.WrongState, "name", $"信用记录现为“{CreditWords.Of(StateOn(today))}”。", $"只有“{CreditWords.Of(needed)}”的记录可以这样办理。"));
    }

    private PlatformFact Report((string Division, string KindName) of, ActingOfficial by)
    {
        Revision++;
        Version++;
        return new PlatformFact(Platforms.Provincial, FactKinds.CreditRecord, $"{of.Division}:{Department}:{TaskId}:{TargetCode}:credit:{Kind}", Revision, Keeper, new Dictionary<string, object>
        {
            ["division"] = of.Division,
            ["department"] = Keeper,
            ["task"] = TaskId,
            ["target"] = TargetCode,
            ["targetTitle"] = TargetTitle,
            ["kind"] = Kind,
            ["kindName"] = of.KindName,
            ["legalBasis"] = LegalBasis,
            ["violation"] = Violation,
            ["result"] = $"{TaskId}/{Department}",
            ["case"] = CaseId,
            ["state"] = State == CreditState.Repaired ? "repaired" : "listed",
            ["listedOn"] = FactText.Day(ListedOn!.Value),
            ["until"] = Until is { } until ? FactText.Day(until) : "",
            ["untilSource"] = UntilSource,
            ["recordedAt"] = FactText.Instant(by.At),
        });
    }
}
