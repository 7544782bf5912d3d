using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Testing;

namespace ChangliBridge.Store.Tests.Draws;

/// <summary>Draws without slots of whatever targets a test names: everyone of them is drawn, and two inspectors with Chinese ids go.</summary>
internal static class FrozenSample
{
    public static readonly DateTimeOffset Now = SteppedClock.DemoStart;

    private static readonly string[] Inspectors = ["检查员-甲", "检查员-乙", "检查员-丙"];

    public static InspectionPlan Plan(string id, int year) => InspectionPlan.Create(new PlanDraft(id, "年度计划", year, "mzj", []), Now);

    public static FrozenDraw Frozen(string plan, int number, IEnumerable<string> targets)
    {
        Frame frame = [.. targets.Select(id => new FrameEntry(id, "A"))];
        var header = new DrawHeader
        {
            Draw = Draw.NameOf(plan, number),
            Count = frame.Count,
            AsOf = "2023-10-30T00:00:00Z",
            FrozenAt = "2023-10-30T00:00:00Z",
            RevealBy = "2023-11-05T16:00:00Z",
            GradeScheme = "hebei-abcd",
            GradeMonth = "2023-10",
            Previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Draw.NameOf(plan, number)))), // of each another: a chain never forks
            Slots = [],
        };
        var rule = new DrawRule { Plan = $"inspectionPlans/{plan}", LastDay = "2023-11-10", Departments = [new("mzj", 2, ["登记注册"])], Strata = [new("A", "all", null)], Note = "牵头部门决定" };
        return FrozenDraw.Freeze(new DrawInputs
        {
            Header = header,
            HeaderJson = DrawJson.WriteHeader(header),
            Rule = rule,
            RuleJson = DrawJson.WriteRule(rule),
            Frame = frame,
            Roster = [.. Inspectors.Select(id => new RosterEntry(id, "mzj", "9999-12-31", ["登记注册", "食品"]))],
            Recusals = [],
            Secrets = new DrawSecrets([.. Enumerable.Repeat((byte)1, 32)], [.. Enumerable.Repeat((byte)2, 32)], [.. Enumerable.Repeat((byte)number, 32)]),
        });
    }

    public static Draw Freeze(InspectionPlan plan, int number, FrozenDraw frozen) =>
        Draw.Freeze(plan, frozen, new FreezeTerms($"batch-{number}", number, [], Now.AddDays(6), "", Now));
}
