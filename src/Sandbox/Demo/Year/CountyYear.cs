using ChangliBridge.Contract.V1;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>A year of the county: four departments, six batches, a temporary task, a revisit.</summary>
internal static class CountyYear
{
    public const int Number = 2024;

    /// <summary>Both clocks start here, a Monday.</summary>
    public static readonly DateTimeOffset StartAt = new(Number, 1, 8, 8, 0, 0, BridgeSettings.StartAt.Offset);

    /// <summary>Before the end of October, when registers and tags are due.</summary>
    public static readonly DateTimeOffset RegistersDueAt = new(Number, 10, 28, 9, 0, 0, BridgeSettings.StartAt.Offset);

    /// <summary>年度频次上限 of the demonstration: more often than any target is drawn before the last batch, so only checks recorded besides reach it.</summary>
    public const int Cap = 4;

    public static readonly DateTimeOffset EndAt = new(Number, 12, 31, 9, 0, 0, BridgeSettings.StartAt.Offset);

    private static readonly string[] Registration = ["SC0201", "SC0202", "SC0204", "SC0206"];
    private static readonly string[] Food = ["SC0301"];
    private static readonly string[] Health = ["WJ0401"];

    /// <summary>Departments besides the two of the county's plan, by id, with their full names.</summary>
    public static IReadOnlyDictionary<string, string> OtherDepartments { get; } = new Dictionary<string, string> { ["wjj"] = "昌黎县卫生健康局", ["xfdd"] = "昌黎县消防救援大队" };

    /// <summary>The county announced a cap, and transfers to its tax office, too.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["County__Burden__Cap"] = $"{Cap}",
        ["County__Burden__CapSource"] = "演示设定，非任何文件的数字",
        ["County__OutsideBodies__1__Id"] = "swj",
        ["County__OutsideBodies__1__Name"] = "昌黎县税务局",
    };

    public static IReadOnlyList<string> Departments { get; } = ["mzj", "scjgj", .. OtherDepartments.Keys];

    /// <summary>Which upstream items each department claims, and the clause that it rests on.</summary>
    public static IReadOnlyList<(string Department, string[] Codes, string DutyBasis)> Claims { get; } =
    [
        ("mzj", ["MZ0101", "MZ0103"], "县民族宗教事务局“三定”规定：负责清真食品生产经营的监督管理"),
        ("scjgj", [.. Registration, .. Food], "县市场监督管理局“三定”规定：负责市场主体登记事项、公示信息和食品安全的监督检查"),
        ("wjj", Health, "县卫生健康局“三定”规定：负责公共场所卫生监督"),
        ("xfdd", ["XF0501"], "县消防救援大队“三定”规定：负责消防监督检查"),
    ];

    /// <summary>In the order of their days.</summary>
    public static IReadOnlyList<YearBatch> Batches { get; } =
    [
        Batch(["scjgj"], "disclosure", (3, 11), "市场主体公示信息抽查") with { Items = Checked(("scjgj", Registration)), TellsWhatFollows = true },
        Batch(["scjgj", "wjj"], "catering", (4, 15), "餐饮服务单位跨部门联合抽查", "餐饮服务") with { Items = Checked(("scjgj", Food), ("wjj", Health)), IsObjectedTo = true },
        Batch(["xfdd"], "fire", (5, 13), "学校周边单位消防安全抽查", "学校周边") with { Items = Checked(("xfdd", ["XF0501"])), ByGrade = false },
        Batch(["scjgj", "wjj"], "campus", (6, 17), "学校周边食品经营者跨部门联合抽查", "学校周边") with { Items = Checked(("scjgj", Food), ("wjj", Health)) },
        Temporary(Batch(["scjgj"], "festival", (8, 12), "节令食品销售专项抽查", "食品销售") with { Items = Checked(("scjgj", Food)) }),
        Batch(["scjgj"], "production", (9, 9), "食品生产企业抽查", "食品生产") with { Items = Checked(("scjgj", Food)) },
        Batch(["mzj", "scjgj"], "halal", (11, 4), "清真食品领域跨部门联合抽查", TargetRegister.HalalTag) with { Items = Checked(("mzj", ["MZ0101", "MZ0103"]), ("scjgj", Registration)), ReachesCap = true },
    ];

    /// <summary>回访 of the market bureau's inspections, by 县双随机办.</summary>
    public static Campaign Revisit { get; } = new($"{Number}-revisit", "revisit", [Official.Supervisor.Department], DaysFrom(12, 9)) { Witnesses = ["xfdd"] };

    private static YearBatch Batch(string[] departments, string id, (int Month, int Day) start, string title, string tag = "")
    {
        return new YearBatch(new Campaign($"{Number}-{departments[0]}", id, departments, DaysFrom(start.Month, start.Day)), title, tag, ByGrade: true) { Items = Checked() };
    }

    // A plan of its own: what cannot wait for next year's.
    private static YearBatch Temporary(YearBatch batch) => batch with
    {
        Campaign = batch.Campaign with { Plan = $"{batch.Campaign.Plan}-temporary" },
        Approval = new TemporaryApproval { Number = $"昌政办批〔{Number}〕12号", Approver = "昌黎县人民政府办公室", Reason = "节令食品投诉集中，年度计划未安排" },
    };

    private static DateTimeOffset[] DaysFrom(int month, int day)
    {
        var first = new DateTimeOffset(Number, month, day, 9, 0, 0, BridgeSettings.StartAt.Offset);
        return [first, first.AddDays(1)];
    }

    private static Dictionary<string, string[]> Checked(params (string Department, string[] Codes)[] items) => items.ToDictionary(item => item.Department, item => item.Codes);
}
