using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Plans.Readings;
using ChangliBridge.Domain.Rules;
using Xunit;

namespace ChangliBridge.Domain.Tests.Plans;

/// <summary>What an adjustment may change, the words of the plan table, and what the figures on paper say.</summary>
public sealed class PlanVersionRulesTests
{
    private static readonly PlanBatch Past = SmallPlan.Batch with { Id = "spring", StartOn = new(2023, 3, 1), EndOn = new(2023, 3, 31) };
    private static readonly PlanLists Lists = new(["县抽县查"], ["定向"], ["实地检查", "书面检查"]);

    private static readonly PlanSurroundings Surroundings = SmallPlan.Surroundings with
    {
        InForce = [Past, SmallPlan.Batch],
        Drawn = new DrawnBatches(["spring"], ["spring", "halal-food"]),
        Lists = Lists,
    };

    [Fact]
    public void Batches_of_the_version_in_force_may_stay_though_their_window_is_past() =>
        Assert.Empty(FaultsOf(Past with { Departments = [.. Past.Departments] }, SmallPlan.Batch));

    [Fact]
    public void A_drawn_batch_is_not_changed() =>
        Assert.Contains((Rule.DrawnBatchKept, "inspection_plan.batches"), FaultsOf(Past with { Rounding = Rounding.Up, EndOn = new(2023, 12, 1) }, SmallPlan.Batch));

    [Fact]
    public void A_batch_whose_draw_is_void_may_be_changed_but_not_dropped()
    {
        Assert.Empty(FaultsOf(Past, SmallPlan.Batch with { Title = "改名" }));
        Assert.Equal([(Rule.DrawnBatchKept, "inspection_plan.batches")], FaultsOf(Past));
    }

    [Theory]
    [InlineData("县抽县查", "定向", "书面检查", 0)]
    [InlineData("", "", "实地检查", 0)]
    [InlineData("省抽县查", "随意", "", 3)]
    public void Words_of_the_plan_table_are_of_the_countys_lists(string mode, string type, string method, int faults) =>
        Assert.Equal(faults, FaultsOf(Past, SmallPlan.Batch with { DrawMode = mode, DrawType = type, CheckMethods = [method] }).Count(fault => fault.Rule == Rule.WordOnTheList));

    [Fact]
    public void Free_words_of_the_plan_table_are_short_and_plain() =>
        Assert.Equal(
            [(Rule.FieldMalformed, "inspection_plan.batches[1].plan_number"), (Rule.FieldMalformed, "inspection_plan.batches[1].frequency")],
            FaultsOf(Past, SmallPlan.Batch with { Number = new string('1', 51), Frequency = "1次\n/年", LeadOffice = new string('科', 50) }));

    [Fact]
    public void A_temporary_task_needs_number_approver_and_reason()
    {
        var draft = SmallPlan.Draft with { Temporary = new TemporaryApproval("", " ", "") };
        Assert.Equal(
            ["inspection_plan.temporary_approval.number", "inspection_plan.temporary_approval.approver", "inspection_plan.temporary_approval.reason"],
            SmallPlan.FaultsOf(draft).Select(fault => fault.Field));
        Assert.Empty(SmallPlan.FaultsOf(draft with { Temporary = new TemporaryApproval("昌民宗〔2023〕9号", "县民宗局局务会", "群众举报集中") }));
    }

    [Fact]
    public void A_temporary_task_is_marked_in_the_rule_of_its_draw()
    {
        var plan = InspectionPlan.Create(SmallPlan.Draft with { Temporary = new TemporaryApproval("9号", "局务会", "举报") }, default);
        Assert.Equal("临时任务 9号 局务会：举报；" + SmallPlan.Batch.Overall!.Decision, BatchRule.Of(plan, SmallPlan.Batch).Note);
    }

    [Fact]
    public void Two_batches_are_the_same_where_every_part_is()
    {
        var copy = SmallPlan.Batch with
        {
            Scope = SmallPlan.Batch.Scope with { Tags = [.. SmallPlan.Batch.Scope.Tags] },
            Departments = [.. SmallPlan.Batch.Departments.Select(part => part with { Items = [.. part.Items] })],
            Strata = [.. SmallPlan.Batch.Strata.Select(stratum => stratum with { Grades = [.. stratum.Grades] })],
        };
        Assert.True(copy.SameAs(SmallPlan.Batch));
        PlanBatch[] others =
        [
            copy with { LeadOffice = "综合股" }, copy with { CheckMethods = ["实地检查"] }, copy with { Scope = copy.Scope with { TargetTypes = [TargetType.Enterprise] } },
            SmallPlan.Lead(copy, part => part with { Inspectors = 3 }), SmallPlan.Lead(copy, part => part with { Items = [.. part.Items, "mzj-mz-02"] }),
            SmallPlan.First(copy, stratum => stratum with { Take = "6%" }), SmallPlan.First(copy, stratum => stratum with { Tags = ["零申报"] }), copy with { Strata = [.. copy.Strata.SkipLast(1)] },
        ];
        Assert.All(others, other => Assert.False(other.SameAs(SmallPlan.Batch)));
    }

    /// <summary>青川 2025 广告: a total of 5, but 1 + 2 + 3.</summary>
    [Fact]
    public void A_total_that_is_not_the_sum_of_its_parts_is_flagged_on_the_plan_itself()
    {
        var batch = SmallPlan.Batch with
        {
            Strata = [new("B", [], ["B"], false, "2%", null) { StatedCount = 1 }, new("C", [], ["C"], false, "30%", null) { StatedCount = 2 }, new("D", [], ["D"], false, "35%", null) { StatedCount = 3 }],
            StatedTotal = 5,
        };
        Assert.Equal([ReadingFlagKind.TotalIsNotItsParts], batch.FlagsOnPaper().Select(flag => flag.Kind));
        Assert.Empty((batch with { StatedTotal = 6 }).FlagsOnPaper());
    }

    private static IEnumerable<(Rule Rule, string Field)> FaultsOf(params PlanBatch[] batches) =>
        PlanRules.Check(SmallPlan.Draft with { Batches = batches }, Surroundings).All.Select(fault => (fault.Rule, fault.Field));
}
