using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Domain.Tests.Plans;

namespace ChangliBridge.Domain.Tests.Results;

/// <summary>A task of two departments and a result that fits it.</summary>
internal static class SmallResult
{
    public static readonly DateTimeOffset Now = DateTimeOffset.Parse("2023-11-08T02:00:00Z");

    public static readonly ResultDraft Draft = new("hebei-result/2023", ["1"], new DateOnly(2023, 11, 7), ["mzj-1", "mzj-2"], "");

    public static readonly ResultSurroundings Surroundings = new(
        new DateOnly(2023, 11, 8),
        new ResultTerms(
            [new CodeList("hebei-result/2023", [new("1", "未发现问题", false), new("8", "不配合检查情节严重", true), new("A", "发现问题待后续处理", true)]), ZhejiangLists.Old, ZhejiangLists.New],
            new CodeDictionary("浙江平台抽查记录表", [new("1", "实地检查"), new("2", "书面检查")])),
        new Dictionary<string, CheckingInspector>
        {
            ["mzj-1"] = new("mzj-1", "13-001", null, false),
            ["mzj-2"] = new("mzj-2", "13-002", new DateOnly(2023, 11, 7), false),
            ["mzj-3"] = new("mzj-3", "13-003", null, false),
        });

    public static InspectionTask Task() => InspectionTask.Open("2023-halal-1-001", "inspectionPlans/2023-halal/draws/1",
        new DrawnTarget("t1", "91130322MA0CHL0081", "昌黎某食品有限公司"),
        (SmallPlan.Batch, [DepartmentPart.Of("mzj", ["mzj-1", "mzj-2"], ["mzj-mz-01"]), DepartmentPart.Of("scjgj", ["sc-1", "sc-2"], ["scjgj-sc-01"])], Now));

    public static InspectionResult Submit(InspectionTask task, ResultDraft? draft = null, ResultSurroundings? surroundings = null) =>
        InspectionResult.Submit(task, ("mzj", "clerk-1"), draft ?? Draft, (surroundings ?? Surroundings, Now));

    public static ResultSurroundings InFull => Surroundings with { Terms = Surroundings.Terms with { InFull = true } };

    public static ResultSurroundings Register(string id, CheckingInspector? inspector)
    {
        var register = Surroundings.Inspectors.Where(pair => pair.Key != id).ToDictionary();
        if (inspector is not null)
            register[id] = inspector;
        return Surroundings with { Inspectors = register };
    }
}
