using ChangliBridge.Adapter.Interceptors;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.BadInput;

/// <summary>A refusal fits into the trailers that clients take, however long or faulty the request.</summary>
public sealed class LongRefusalTests
{
    private const int Trailers = 64 * 1024;

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
    public void Of_a_thousand_faults_the_first_are_named_with_the_deciding_one_and_the_others_counted()
    {
        var faults = Enumerable.Range(0, 1000).Select(i => new Fault(Rule.FieldRequired, $"batches[{i}].title", "未填写。", "请填写批次名称。")).Append(new Fault(Rule.NotPermitted, "lead_department", "不是本部门的计划。", "请由牵头部门办理。"));
        var status = RuleAnswer.Make(new RuleViolation([.. faults]));
        var fields = status.GetDetail<BadRequest>().FieldViolations;
        Assert.InRange(fields.Count, 100, 200);
        Assert.Equal(("batches[0].title", "lead_department", (int)Code.PermissionDenied), (fields[0].Field, fields[^1].Field, status.Code));
        Assert.EndsWith($"另有{1001 - fields.Count}处错误未列出。请先更正以上各处。", status.GetDetail<LocalizedMessage>().Message);
        Assert.InRange((status.ToByteArray().Length * 4 / 3) + (status.Message.Length * 9), 0, Trailers);
    }
}
