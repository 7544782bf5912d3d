using System.Globalization;
using ChangliBridge.Domain.Burden;
using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Credit;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Joint;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Domain.Tags;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>The county's lists as the domain knows them, made once from settings.</summary>
internal sealed class CountyLists(IOptions<CountyOptions> options, TimeProvider clock)
{
    /// <summary>行政区划代码.</summary>
    public string Division { get; } = options.Value.Division;

    /// <summary>Name of the county.</summary>
    public string Name { get; } = options.Value.Name;

    /// <summary>Name by id of each department.</summary>
    public IReadOnlyDictionary<string, string> Departments { get; } = options.Value.Departments.ToDictionary(department => department.Id, department => department.Name);

    /// <summary>实施机构编码 of a department; empty where the settings give none.</summary>
    public string InstitutionCodeOf(string department) => options.Value.Departments.FirstOrDefault(own => own.Id == department)?.InstitutionCode ?? "";

    /// <summary>县双随机办.</summary>
    public DepartmentOptions SupervisingOffice { get; } = options.Value.SupervisingOffice;

    /// <summary>Name by id of all who can contribute to a draw: the departments, 县双随机办 and the witnesses.</summary>
    public IReadOnlyDictionary<string, string> Parties { get; } = options.Value.Parties.ToDictionary(party => party.Id, party => party.Name);

    /// <summary>Bodies outside to which cases are transferred.</summary>
    public IReadOnlyList<OutsideBody> OutsideBodies { get; } = [.. options.Value.OutsideBodies.Select(body => new OutsideBody(body.Id, body.Name, body.Judicial))];

    /// <summary>信用记录种类.</summary>
    public IReadOnlyList<CreditKind> CreditKinds { get; } =
        [.. options.Value.CreditKinds.Select(kind => new CreditKind(kind.Id, kind.Name, kind.LegalBasis, kind.Months, kind.Source) { Keeper = kind.Keeper, ForUnreachable = kind.ForUnreachable, Notified = kind.Notified })];

    /// <summary>信用风险等级 in force.</summary>
    public GradeScheme Scheme { get; } = options.Value.GradeScheme.ToScheme();

    /// <summary>检查结果代码表 in force.</summary>
    public IReadOnlyList<CodeList> CodeLists { get; } =
        [.. options.Value.CodeLists.Select(list => new CodeList(list.Id, [.. list.Codes.Select(code => new ResultCode(code.Code, code.Label, code.Problem) { Unreachable = code.Unreachable, Excludes = code.Excludes })]))];

    /// <summary>指标目标 in force.</summary>
    public IReadOnlyList<IndicatorGoal> Goals { get; } =
        [.. options.Value.IndicatorGoals.Select(goal => new IndicatorGoal(goal.Indicator, goal.Percent, int.Parse(goal.DueOn[..2], CultureInfo.InvariantCulture), int.Parse(goal.DueOn[3..], CultureInfo.InvariantCulture), goal.Source))];

    /// <summary>登记状态 of targets whose registration has ended: never in a frame.</summary>
    public IReadOnlySet<string> EndedStates { get; } = options.Value.EndedStates.ToHashSet();

    /// <summary>事项清单公开期限 in days after the province's change.</summary>
    public int ItemsWithinDays { get; } = options.Value.Registers.ItemsWithinDays;

    /// <summary>Where <see cref="ItemsWithinDays"/> comes from.</summary>
    public string ItemsSource { get; } = options.Value.Registers.ItemsSource;

    /// <summary>标注规则 in force.</summary>
    public IReadOnlyList<TagRule> TagRules { get; } = [.. options.Value.TagRules.Select(rule => rule.ToRule())];

    /// <summary>Where each rule of <see cref="TagRules"/> comes from, by its id.</summary>
    public IReadOnlyDictionary<string, string> TagRuleSources { get; } = options.Value.TagRules.ToDictionary(rule => rule.Id, rule => rule.Source);

    /// <summary>执法证到期提醒, so many days ahead.</summary>
    public int CertificatesWithinDays { get; } = options.Value.Registers.CertificatesWithinDays;

    /// <summary>计数规则 of the statistics.</summary>
    public CountingTerms Counting => new(CodeLists, options.Value.EndedStates, CountyOptions.Zone, new ResultClock(options.Value.ResultClock.Start, options.Value.ResultClock.WorkingDays))
    {
        Calendar = WorkingDays,
        Today = Today,
    };

    /// <summary>年度频次上限 in force.</summary>
    public BurdenTerms Burden { get; } = options.Value.Burden.Terms();

    /// <summary>Whether a result needs the entry id of its visit (扫码入企).</summary>
    public bool EntryRequired { get; } = options.Value.Burden.EntryRequired;

    /// <summary>工作日历 in force.</summary>
    public WorkingDayCalendar WorkingDays { get; } = WorkingDaysSetting.Read(options.Value.WorkingDaysFile);

    /// <summary>核查方式 in force: results name their codes, plans (检查方式) their labels.</summary>
    public CodeDictionary CheckMethods { get; } = options.Value.Results.CheckMethods.ToDictionary();

    /// <summary>At most so many attachments a result.</summary>
    public int MostAttachments => options.Value.Results.MostAttachments;

    /// <summary>What the county asks of a result.</summary>
    public ResultTerms ResultTerms => new(CodeLists, CheckMethods) { InFull = options.Value.Results.InFull };

    /// <summary>计划字典.</summary>
    public PlanLists PlanLists => new(options.Value.Plans.DrawModes, options.Value.Plans.DrawTypes, [.. CheckMethods.Entries.Select(entry => entry.Label)]);

    /// <summary>A kind of credit record; null where it is no longer in the settings.</summary>
    public CreditKind? CreditKindNamed(string id) => CreditKinds.FirstOrDefault(kind => kind.Id == id);

    /// <summary>确认期限 of a drawn list.</summary>
    public Deadline ConfirmBy(JointList list) => list.ConfirmBy(WorkingDays, options.Value.Duties.ConfirmWithin);

    /// <summary>What a target has to prepare for these departments, each document once.</summary>
    public IEnumerable<string> DocumentsToPrepare(IReadOnlyCollection<string> departments) =>
        options.Value.Joint.Documents.Where(document => document.Department.Length == 0 || departments.Contains(document.Department)).Select(document => document.Title).Distinct();

    /// <summary>Full name of a department, office or witness; the id where it is no longer in the settings.</summary>
    public string NameOf(string party) => Parties.GetValueOrDefault(party, party);

    /// <summary>The day in the county.</summary>
    public DateOnly Today => CountyOptions.DayOf(clock.GetUtcNow());
}
