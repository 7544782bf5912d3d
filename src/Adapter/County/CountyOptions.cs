using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>Settings section <c>County</c>: whose bridge this is, and the lists that are local data.</summary>
internal sealed record CountyOptions
{
    /// <summary>行政区划代码, six digits.</summary>
    [Required, RegularExpression("^[0-9]{6}$")]
    public string Division { get; init; } = "";

    /// <summary>Name of the county.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Departments that take part in inspections.</summary>
    [Required, MinLength(1), ValidateEnumeratedItems]
    public IReadOnlyList<DepartmentOptions> Departments { get; init; } = [];

    /// <summary>县双随机办.</summary>
    [Required, ValidateObjectMembers]
    public DepartmentOptions SupervisingOffice { get; init; } = new();

    /// <summary>见证方: offices or people outside who contribute to draws, such as a notary; they inspect nothing.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<DepartmentOptions> Witnesses { get; init; } = [];

    /// <summary>Bodies outside the bridge to which cases are transferred (移送, 移送司法).</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<OutsideBodyOptions> OutsideBodies { get; init; } = [];

    /// <summary>信用记录种类.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<CreditKindOptions> CreditKinds { get; init; } = [];

    /// <summary>信用风险等级 in force.</summary>
    [Required, ValidateObjectMembers]
    public GradeSchemeOptions GradeScheme { get; init; } = new();

    /// <summary>检查结果代码表 in force.</summary>
    [Required, MinLength(1), ValidateEnumeratedItems]
    public IReadOnlyList<CodeListOptions> CodeLists { get; init; } = [];

    /// <summary>登记状态, in the register's words, of targets whose registration has ended.</summary>
    public IReadOnlyList<string> EndedStates { get; init; } = [];

    /// <summary>指标目标; an indicator without one informs.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<IndicatorGoalOptions> IndicatorGoals { get; init; } = [];

    /// <summary>A table of working days in the form of <c>src/Domain/Calendar/working-days.txt</c>; its years take the place of those shipped. Empty: those shipped.</summary>
    public string WorkingDaysFile { get; init; } = "";

    /// <summary>What a result tells beyond its codes.</summary>
    [Required, ValidateObjectMembers]
    public ResultTermsOptions Results { get; init; } = new();

    /// <summary>计划字典: the words of the county's plan table.</summary>
    [Required, ValidateObjectMembers]
    public PlanListOptions Plans { get; init; } = new();

    /// <summary>公示期限.</summary>
    [Required, ValidateObjectMembers]
    public ResultClockOptions ResultClock { get; init; } = new();

    /// <summary>待办.</summary>
    [Required, ValidateObjectMembers]
    public DutyOptions Duties { get; init; } = new();

    /// <summary>Figures of keeping 一单两库 current.</summary>
    [Required, ValidateObjectMembers]
    public RegisterOptions Registers { get; init; } = new();

    /// <summary>入企负担.</summary>
    [Required, ValidateObjectMembers]
    public BurdenOptions Burden { get; init; } = new();

    /// <summary>联合抽查.</summary>
    [Required, ValidateObjectMembers]
    public JointOptions Joint { get; init; } = new();

    /// <summary>标注规则: when a tag of the provincial library is proposed.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyList<TagRuleOptions> TagRules { get; init; } = [];

    /// <summary>All who can contribute to a draw.</summary>
    public IReadOnlyList<DepartmentOptions> Parties => [.. Departments, SupervisingOffice, .. Witnesses];

    /// <summary>The county's time: China Standard Time, UTC+8 all year.</summary>
    public static TimeSpan Zone { get; } = TimeSpan.FromHours(8);

    /// <summary>The first instant of a day in the county.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>The day in the county at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Zone).DateTime);
}
