using System.Text.Json;

namespace ChangliBridge.Sandbox.Tests;

public sealed class PushTests : RunningSandbox
{
    [Fact]
    public async Task An_accepted_push_answers_key_revision_and_receipt()
    {
        var (_, answer) = await Caller.PushResultAsync("130322+mzj+1+t1", 3);
        var data = answer.GetProperty("data");
        Assert.Equal(("130322+mzj+1+t1", 3), (data.GetProperty("businessKey").GetString(), data.GetProperty("revision").GetInt32()));
        Assert.NotEmpty(data.GetProperty("receipt").GetString()!);
    }

    [Theory]
    [InlineData("""{"revision":1,"kind":"result","body":{}}""", "businessKey")]
    [InlineData("""{"businessKey":" ","revision":1,"kind":"result","body":{}}""", "businessKey")]
    [InlineData("""{"businessKey":"k","kind":"result","body":{}}""", "revision")]
    [InlineData("""{"businessKey":"k","revision":0,"kind":"result","body":{}}""", "revision")]
    [InlineData("""{"businessKey":"k","revision":1,"kind":"plan","body":{}}""", "kind")]
    [InlineData("""{"businessKey":"k","revision":1,"kind":"result"}""", "body")]
    [InlineData("""{"businessKey":"k","revision":1,"kind":"result","body":"text"}""", "body")]
    [InlineData("""{"businessKey":"k","revision":1,"kind":"result","body":{"share":0.5}}""", "body: numbers are integers")]
    public async Task A_push_with_a_faulty_field_is_refused_by_name_and_not_recorded(string body, string field)
    {
        var (status, answer) = await Caller.PushAsync("province/results", JsonDocument.Parse(body).RootElement);
        Assert.Equal((200, "2001"), (status, answer.GetProperty("code").GetString()));
        Assert.EndsWith(field, answer.GetProperty("message").GetString());
        Assert.Equal(0, (await Caller.LedgerAsync()).GetProperty("accepted").GetInt32());
    }

    [Theory]
    [InlineData("supervise_item_implement_code", "1303221101000")]
    [InlineData("supervise_item_check_icode", "11130322MB1100000X0001")]
    [InlineData("administrative_cp_ui_code", "130322600000001")]
    [InlineData("check_personnel", "")]
    [InlineData("submitted_date", "2023-11-07 00:00:00")]
    [InlineData("cd_batch", "2023-11-08-1")]
    public async Task A_check_with_a_column_out_of_its_form_is_refused_by_name_and_one_in_order_is_counted(string column, string value)
    {
        await Caller.FetchSecretAsync("internet-plus");
        var (_, refused) = await Caller.PushAsync("internet-plus/supervision-acts", Check((column, value)));
        Assert.Equal("2001", refused.GetProperty("code").GetString());
        Assert.EndsWith($"body.{column}", refused.GetProperty("message").GetString());
        var (_, taken) = await Caller.PushAsync("internet-plus/supervision-acts", Check());
        Assert.Equal("0", taken.GetProperty("code").GetString());
        Assert.Equal(1, (await Caller.LedgerAsync()).GetProperty("accepted").GetInt32());
    }

    [Theory]
    [InlineData("taskNo", "", "taskInfo.taskNo")]
    [InlineData("unionDeptNo", "", "taskInfo.unionDeptNo")]
    [InlineData("unionDeptNo", "U-2;U-3", "taskInfo.unionDeptName")]
    [InlineData("taskStartTime", "2023-11-31", "taskInfo.taskStartTime")]
    [InlineData("supervisionMatterCode", "13032211010001;1303221101000", "taskInfo.supervisionMatterCode")]
    public async Task A_joint_task_with_a_field_out_of_its_form_is_refused_by_name_and_one_in_order_is_counted(string field, string value, string named)
    {
        await Caller.FetchSecretAsync("internet-plus");
        var (_, refused) = await Caller.PushAsync("internet-plus/joint-tasks", JointTask((field, value)));
        Assert.Equal("2001", refused.GetProperty("code").GetString());
        Assert.EndsWith($"body.{named}", refused.GetProperty("message").GetString());
        var (_, taken) = await Caller.PushAsync("internet-plus/joint-tasks", JointTask());
        Assert.Equal("0", taken.GetProperty("code").GetString());
        Assert.Equal(1, (await Caller.LedgerAsync()).GetProperty("accepted").GetInt32());
    }

    private static JsonElement JointTask(params (string Field, string Value)[] changed)
    {
        var task = new Dictionary<string, object>
        {
            ["taskStartTime"] = "2023-11-06",
            ["supervisionMatterCode"] = "13032211010001;13032211010002",
            ["superviseObjects"] = new { superviseObject = new[] { new { superviseObjectName = "昌黎某食品有限公司", superviseObjectCode = "91130322MA0CHL0081" } } },
        };
        foreach (var text in new[] { "taskNo", "taskName", "initiateUnitNo", "initiateUnitName", "initiateUnitType", "unionDeptNo", "unionDeptName", "unionRegionNo", "unionRegionName", "inspectContent" })
            task[text] = "01";
        foreach (var (field, value) in changed)
            task[field] = value;
        return JsonSerializer.SerializeToElement(new { businessKey = "k", revision = 1, kind = "joint-task", body = new { taskInfo = task } });
    }

    private static JsonElement Check(params (string Column, string Value)[] changed)
    {
        var body = new Dictionary<string, string>
        {
            ["supervise_item_implement_code"] = "13032211010001;13032211010002",
            ["supervise_item_check_icode"] = "11130322MB1100000X3001;11130322MB1100000X3002",
            ["administrative_cp_ui_code"] = "91130322MA0CHL0081",
            ["area_number"] = "130322",
            ["check_date"] = "2023-11-07 00:00:00",
            ["submitted_date"] = "2023-11-08 10:00:00",
            ["cd_time"] = "2023-11-08 10:00:00",
            ["cd_batch"] = "2023110800001",
            ["cd_operation"] = "i",
        };
        foreach (var text in new[] { "check_action_name", "check_action_code", "supervise_object", "administrative_cp", "administrative_cp_na", "administrative_cp_ce_type", "check_form", "check_type", "check_result", "check_personnel", "cd_id", "cd_source" })
            body[text] = "01";
        foreach (var (column, value) in changed)
            body[column] = value;
        return JsonSerializer.SerializeToElement(new { businessKey = "k", revision = 1, kind = "supervision-act", body });
    }

    [Fact]
    public async Task A_record_is_looked_up_as_it_was_pushed()
    {
        await Caller.PushResultAsync("k");
        var data = (await Caller.GetAsync("province/records?businessKey=k&revision=1")).GetProperty("data");
        Assert.True(data.GetProperty("found").GetBoolean());
        var record = data.GetProperty("record");
        Assert.Equal(("k", 1, "result"), (record.GetProperty("businessKey").GetString(), record.GetProperty("revision").GetInt32(), record.GetProperty("kind").GetString()));
        Assert.Equal("""{"codes":["1"]}""", record.GetProperty("body").GetRawText());
        Assert.StartsWith("2023-10-30T00:00:0", record.GetProperty("acceptedAt").GetString());
    }

    [Theory]
    [InlineData("k", 2)]
    [InlineData("other", 1)]
    public async Task A_record_that_was_never_pushed_is_not_found(string key, int revision)
    {
        await Caller.PushResultAsync("k");
        var data = (await Caller.GetAsync($"province/records?businessKey={key}&revision={revision}")).GetProperty("data");
        Assert.Equal("""{"found":false}""", data.GetRawText());
    }

    [Fact]
    public async Task The_two_platforms_do_not_share_records()
    {
        await Caller.PushResultAsync("k");
        await Caller.FetchSecretAsync("internet-plus");
        var data = (await Caller.GetAsync("internet-plus/records?businessKey=k&revision=1")).GetProperty("data");
        Assert.False(data.GetProperty("found").GetBoolean());
    }

    [Fact]
    public async Task An_unknown_path_is_no_success()
    {
        var (status, answer) = await Caller.TryGetAsync("province/referrals");
        Assert.Equal((404, "4004"), (status, answer.GetProperty("code").GetString()));
    }
}
