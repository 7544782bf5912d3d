using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Joint;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tests.Plans;
using Xunit;

namespace ChangliBridge.Domain.Tests.Joint;

/// <summary>联合监管任务: the message of a joint task, or everything that keeps it from being told.</summary>
public sealed class JointTaskTests
{
    private static readonly JointTaskTerms Terms = new("130322", new Dictionary<string, (string, string)> { ["mzj"] = ("U-1", "民宗局"), ["scjgj"] = ("U-2", "市监局") }, "dept", "R-1", "昌黎县")
    {
        ObjectTypeOf = Enum.GetValues<TargetType>().ToDictionary(type => type, type => $"t{(int)type}"),
        CreditCodeType = "001",
    };

    private static readonly JointTask Task = new(("2023-halal", "2023年联合抽查工作计划"), SmallPlan.Batch,
        [new("mzj-mz-01", "清真食品条件的检查", [("13032211010002", ""), ("13032211010001", "")]), new("scjgj-sc-01", "登记事项的检查", [("13032211010001", "")])], Terms);

    private static readonly JointTaskObject Firm = new("91130322MA0CHL0081", "昌黎某食品有限公司", TargetType.Enterprise, true);
    private static readonly JointTaskObject Stall = new("130322600000001", "昌黎某小吃店", TargetType.SoleTrader, false);

    [Fact]
    public void The_platform_learns_who_checks_whom_for_what()
    {
        var fact = Task.Report(1, [Firm, Stall], 0);
        Assert.Equal((Platforms.InternetPlus, FactKinds.JointTask, "130322:mzj:joint-task:2023-halal-1", 1, "mzj"), (fact.Platform, fact.Kind, fact.BusinessKey, fact.Revision, fact.Department));
        var told = (Dictionary<string, object>)Assert.Single(fact.Body).Value;
        Assert.Equal(("2023-halal-1", "清真食品领域联合抽查", "2023-11-06"), (told["taskNo"], told["taskName"], told["taskStartTime"]));
        Assert.Equal(("U-1", "民宗局", "dept", "U-2", "市监局"), (told["initiateUnitNo"], told["initiateUnitName"], told["initiateUnitType"], told["unionDeptNo"], told["unionDeptName"]));
        Assert.Equal(("R-1", "昌黎县", "13032211010001;13032211010002"), (told["unionRegionNo"], told["unionRegionName"], told["supervisionMatterCode"]));
        Assert.Equal(("清真食品条件的检查；登记事项的检查", "“双随机、一公开”部门联合抽查，2023年联合抽查工作计划"), (told["inspectContent"], told["remark"]));
        Assert.DoesNotContain("superviseObjectNo", told.Keys);
        var objects = ObjectsOf(fact);
        Assert.Equal(("t1", "昌黎某食品有限公司", Firm.Code, "001", Firm.Code), (objects[0]["superviseObjectType"], objects[0]["superviseObjectName"], objects[0]["superviseObjectCode"], objects[0]["credentialsType"], objects[0]["credentialsValue"]));
        Assert.Equal(["superviseObjectCode", "superviseObjectName", "superviseObjectType"], objects[1].Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_has_a_code_in_the_settings_is_told_and_what_has_none_is_left_out()
    {
        var task = Task with { Terms = Terms with { RegistrationNumberType = "002", IndustryOf = new Dictionary<string, string> { ["scjgj-sc-01"] = "6210" } } };
        var fact = task.Report(1, [Stall, Firm with { Type = null }], 0);
        Assert.Equal("6210", ((Dictionary<string, object>)fact.Body["taskInfo"])["superviseObjectNo"]);
        Assert.Equal(("002", Stall.Code), (ObjectsOf(fact)[0]["credentialsType"], ObjectsOf(fact)[0]["credentialsValue"]));
        Assert.DoesNotContain("superviseObjectType", ObjectsOf(fact)[1].Keys);
    }

    [Fact]
    public void Each_target_that_is_not_checked_makes_the_next_revision()
    {
        var fact = Task.Report(1, [Stall], 2);
        Assert.Equal(3, fact.Revision);
        Assert.EndsWith("因名单异议不予检查2户", (string)((Dictionary<string, object>)fact.Body["taskInfo"])["remark"]);
        Assert.Equal([Stall.Code], ObjectsOf(fact).Select(one => one["superviseObjectCode"]));
    }

    [Fact]
    public void Everything_that_cannot_be_told_is_named_at_once_with_its_remedy()
    {
        var faults = new FaultList();
        (Task with { Terms = Terms with { Units = new Dictionary<string, (string, string)>() }, Items = [new("mzj-mz-01", "清真食品条件的检查", [])] }).Check(faults, "batch_id");
        Assert.All(faults.All, fault => Assert.Equal((Rule.JointTaskTellable, "batch_id"), (fault.Rule, fault.Field)));
        Assert.Equal(["部门“mzj”没有", "部门“scjgj”没有", "本批次没有一个事项映射"], faults.All.Select(fault => fault.Reason.Split("“互联网")[0].Split("到")[0]));
        var none = new FaultList();
        (Task with { Items = [Task.Items[0], new("scjgj-sc-01", "登记事项的检查", [])] }).Check(none, "batch_id");
        Assert.False(none.Any);
    }

    private static List<Dictionary<string, object>> ObjectsOf(PlatformFact fact) =>
        [.. (IEnumerable<Dictionary<string, object>>)((Dictionary<string, object>)((Dictionary<string, object>)fact.Body["taskInfo"])["superviseObjects"])["superviseObject"]];
}
