using ChangliBridge.Adapter.Interceptors;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.BadInput;

/// <summary>A refusal fits into the trailers that clients take, however long or faulty the request.</summary>
public sealed class LongRefusalTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("查")]
    [InlineData("😀")]
    public async Task A_name_of_any_length_is_refused_in_a_sentence_that_quotes_its_ends(string letter)
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        var name = $"inspectionPlans/{string.Concat(Enumerable.Repeat(letter, 100_000))}";
        var refused = (await host.RefuseAsync(Official.BureauClerk, new GetInspectionPlanRequest { Name = name })).Is(StatusCode.NotFound, "name UNKNOWN");
        Assert.StartsWith($"没有“inspectionPlans/{letter}", refused.Text);
        Assert.EndsWith($"{letter}”，或未与本部门共享。请核对名称。", refused.Text);
        Assert.True(refused.Text.Length < 600);
        Assert.DoesNotContain('\ufffd', refused.Text);
    }

    [Fact]
    public async Task What_several_fields_lack_is_said_once_with_their_names()
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        var refused = await host.RefuseAsync(Official.BureauClerk, new RecordOtherCheckRequest());
        Assert.Equal(1, refused.Text.Split("未填写。请填写该字段。").Length - 1);
        Assert.Contains("：未填写。请填写该字段。", refused.Text);
        Assert.Contains("、", refused.Text.Split("：未填写。")[0]);
    }

    [Fact]
    public void What_fits_is_told_whole()
    {
        var fault = new Fault(Rule.WrongState, "items", new string('因', 400), new string('法', 200));
        Assert.Equal(fault.Reason + fault.Remedy, Assert.Single(RuleAnswer.Make(new RuleViolation([fault])).GetDetail<BadRequest>().FieldViolations).Description);
    }

    [Fact]
    public void Of_a_thousand_faults_the_first_are_named_with_the_deciding_one_and_the_others_counted()
    {
        var faults = Enumerable.Range(0, 1000).Select(i => new Fault(Rule.FieldRequired, $"batches[{i}].title", "未填写。", "请填写批次名称。")).Append(new Fault(Rule.NotPermitted, "lead_department", "不是本部门的计划。", "请由牵头部门办理。"));
        var status = RuleAnswer.Make(new RuleViolation([.. faults]));
        var fields = status.GetDetail<BadRequest>().FieldViolations;
        Assert.InRange(fields.Count, 30, 100);
        Assert.Equal(("batches[0].title", "lead_department", (int)Code.PermissionDenied), (fields[0].Field, fields[^1].Field, status.Code));
        Assert.EndsWith($"另有{1001 - fields.Count}处错误未列出。请先更正以上各处。", status.GetDetail<LocalizedMessage>().Message);
        Assert.True(ErrorAnswer.Fits(status));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void The_longest_reasons_and_fields_fit_however_many_there_are(int count)
    {
        var faults = Enumerable.Range(0, count).Select(i => new Fault(Rule.WrongState, $"{i}{new string('域', 1000)}", $"{i}{new string('因', 1000)}", $"{new string('法', 1000)}{i}"));
        var status = RuleAnswer.Make(new RuleViolation([.. faults]));
        Assert.True(ErrorAnswer.Fits(status));
        Assert.Single(status.GetDetail<BadRequest>().FieldViolations);
        Assert.Equal(count > 1, status.GetDetail<LocalizedMessage>().Message.EndsWith($"另有{count - 1}处错误未列出。请先更正以上各处。", StringComparison.Ordinal));
    }

    [Fact]
    public void As_many_faults_as_fit_are_named()
    {
        var all = Enumerable.Range(0, 1000).Select(i => new Fault(Rule.FieldMalformed, $"batches[{i}].end_date", $"第{i}批次的结束日期早于开始日期。", "请更正起止日期。")).ToList();
        var told = RuleAnswer.Make(new RuleViolation(all)).GetDetail<BadRequest>().FieldViolations.Count;
        Assert.Equal(told, RuleAnswer.Make(new RuleViolation(all[..told])).GetDetail<BadRequest>().FieldViolations.Count);
        // Two more: where nothing need be counted, one of them takes that sentence's place.
        Assert.NotEqual(told + 2, RuleAnswer.Make(new RuleViolation(all[..(told + 2)])).GetDetail<BadRequest>().FieldViolations.Count);
    }

    // What is refused here is measured where every refusal is: in Refusal.
    [Fact]
    public async Task A_plan_of_a_thousand_faulty_batches_is_refused_in_what_every_client_takes()
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        var batches = Enumerable.Range(0, 1000).Select(i => new PlanBatch { BatchId = $"批次{i}", Title = new string('题', 100), Departments = { new BatchDepartment { Department = "departments/无", Items = { "无" } } } });
        var refused = await host.RefuseAsync(Official.BureauClerk, new CreateInspectionPlanRequest { InspectionPlanId = "p", InspectionPlan = new InspectionPlan { Batches = { batches } } });
        Assert.Matches("另有[0-9]{4,}处错误未列出。请先更正以上各处。$", refused.Text);
        Assert.InRange(refused.Faults.Count, 10, 100);
    }
}
