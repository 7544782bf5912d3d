using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.V1;
using MiniExcelLibs;
using Kind = ChangliBridge.Contract.V1.RegisterGap.Types.Kind;

namespace ChangliBridge.Cli.Tests.Registers;

/// <summary><c>changli import</c>, <c>export</c> and <c>gaps</c>.</summary>
public sealed class ImportTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";

    [Fact]
    public async Task Targets_travel_as_the_file_words_them_and_in_pieces()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        var lines = Enumerable.Range(0, 501).Select(i => $"店{i},个体户,92130322MA0CHL008X,,已成立,2021/5/6,昌黎县\n");
        var run = (await changli.RunAsync("import", "targets", changli.Write("a.csv", "名称,主体类型,统一社会信用代码,注册号,登记状态,成立日期,住所,法人\n" + string.Concat(lines)), "--dry-run", "--request-id", Id)).Done();
        Assert.Contains("共 1 行：新增 1", run.Output);
        Assert.Contains("未使用的列：法人", run.Output);
        var sent = bridge.Registers.Requests.Cast<ImportTargetsRequest>().ToList();
        Assert.Equal([500, 1], sent.Select(message => message.Targets.Count));
        Assert.All(sent, message => Assert.Equal((true, Id), (message.ValidateOnly, message.RequestId)));
        Assert.Equal(
            new ImportTargetsRequest.Types.TargetLine
            {
                Line = 2,
                Title = "店0",
                Type = "个体户",
                CreditCode = "92130322MA0CHL008X",
                RegistrationState = "已成立",
                RegisteredOn = new() { Year = 2021, Month = 5, Day = 6 },
                Address = "昌黎县",
            },
            sent[0].Targets[0]);
    }

    [Fact]
    public async Task Inspectors_items_and_mappings_have_columns_of_their_own()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("import", "inspectors", changli.Write("i.csv", "姓名,执法证号,有效期至,人员类别,执法领域\n张三,冀C010001,2026年6月30日,,食品安全、登记检查\n"))).Done();
        Assert.Equal(
            new ImportInspectorsRequest.Types.InspectorLine { Line = 2, Title = "张三", CertificateNumber = "冀C010001", ValidUntil = new() { Year = 2026, Month = 6, Day = 30 }, Specialities = "食品安全、登记检查" },
            bridge.Registers.Last<ImportInspectorsRequest>().Inspectors[0]);
        (await changli.RunAsync("import", "items", changli.Write("t.csv", "事项编码,检查项目,三定依据,工作指引\nMZ001,清真食品检查,三定第三条,\"一、台账\n二、标志\"\n"))).Done();
        Assert.Equal(
            new ImportItemsRequest.Types.ItemLine { Line = 2, UpstreamItem = "MZ001", Title = "清真食品检查", DutyBasis = "三定第三条", Guidance = "一、台账\n二、标志" }, bridge.Registers.Last<ImportItemsRequest>().Items[0]);
        (await changli.RunAsync("import", "mappings", changli.Write("m.csv", "事项编码,监管事项目录编码\nMZ001,13032211010001\n"))).Done();
        Assert.Equal("13032211010001", bridge.Registers.Last<ImportItemMappingsRequest>().Mappings[0].SupervisionItem);
    }

    [Fact]
    public async Task What_is_wrong_with_the_file_itself_is_said_at_once_and_nothing_is_sent()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        MiniExcel.SaveAs(changli.PathOf("a.xlsx"), new[]
        {
            new Dictionary<string, object> { ["名称"] = "甲", ["统一社会信用代码"] = 911303220000000812d, ["成立日期"] = "去年" },
            new Dictionary<string, object> { ["名称"] = "乙", ["统一社会信用代码"] = "91130322MA0CHL0081", ["成立日期"] = new DateTime(2021, 5, 6) },
        });
        var run = (await changli.RunAsync("import", "targets", "a.xlsx")).Ended(2, "文件有 2 处错误");
        Assert.Contains("B2：该单元格是超过15位的数字", run.Errors);
        Assert.Contains("C2：“去年”不是日期", run.Errors);
        (await changli.RunAsync("import", "targets", changli.Write("old.xls", "x"))).Ended(2, "另存为 .xlsx");
        Assert.Empty(bridge.Registers.Requests);
    }

    [Fact]
    public async Task A_report_with_faults_names_cells_and_says_that_nothing_was_kept()
    {
        await using var bridge = await OpenAsync();
        bridge.Registers.Report = new ImportReport
        {
            Rows = 2,
            FaultCount = 3,
            WarningCount = 1,
            Faults = { new ImportReport.Types.Note { Line = 3, Field = "credit_code", Text = "不是18位。" }, new ImportReport.Types.Note { Line = 3, Field = "address", Text = "过长。" } },
            Warnings = { new ImportReport.Types.Note { Line = 2, Field = "credit_code", Text = "校验码不符。" } },
        };
        using var changli = new Changli(bridge.Address);
        var file = changli.Write("a.csv", "名称,统一社会信用代码\n甲,1\n乙,2\n");
        var run = await changli.RunAsync("import", "targets", file);
        Assert.Equal(2, run.ExitCode);
        Assert.All(["错误 B3：不是18位。", "错误 第3行：过长。", "错误另有 1 处", "提示 B2：校验码不符。", "未保存任何一行"], part => Assert.Contains(part, run.Output));
        Assert.Equal(3, (int)JsonNode.Parse((await changli.RunAsync("import", "targets", file, "--output", "json")).Output)!["faultCount"]!);
    }

    [Theory]
    [InlineData("t.xlsx")]
    [InlineData("t.csv")]
    public async Task Items_are_exported_with_the_columns_of_officials_and_can_be_imported_again(string name)
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("已导出 2 行", (await changli.RunAsync("export", "items", name)).Done().Output);
        var again = await changli.RunAsync("export", "items", name);
        again.Ended(2, "已存在");
        (await changli.RunAsync("import", "items", name)).Done();
        Assert.Equal(("MZ001", "清真食品检查"), (bridge.Registers.Last<ImportItemsRequest>().Items[0].UpstreamItem, bridge.Registers.Last<ImportItemsRequest>().Items[0].Title));
    }

    [Fact]
    public async Task Targets_are_exported_without_their_grade()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("export", "targets", "t.csv")).Done();
        var text = File.ReadAllText(changli.PathOf("t.csv"));
        Assert.Equal("序号,名称,主体类型,统一社会信用代码,注册号,登记状态,成立日期,住所（经营场所）,分类标注,提示", text.Split("\r\n")[0]);
        Assert.Equal("1,'=甲,产品,91350203M0001QAY9B,,已成立,2021-05-06,昌黎县,餐饮服务、学校周边,统一社会信用代码校验码不符，请核对", text.Split("\r\n")[1]);
    }

    [Fact]
    public async Task Gaps_are_read_with_every_part_of_the_filter()
    {
        await using var bridge = await OpenAsync();
        using var changli = new Changli(bridge.Address);
        Assert.Contains("信息不一致\t91130322MA0CHL0081\t甲\t\t乙", (await changli.RunAsync("gaps", "targets", "--tag", "餐饮服务", "--kind", "different", "--department", "mzj")).Done().Output);
        Assert.Equal(new ListTargetGapsRequest { PageSize = 1000, Tag = "餐饮服务", Kind = Kind.Different, Department = "departments/mzj" }, bridge.Registers.Last<ListTargetGapsRequest>());
        (await changli.RunAsync("gaps", "inspectors", "--output", "json")).Done();
        Assert.Equal(64, (await changli.RunAsync("gaps", "targets", "--kind", "none")).ExitCode);
    }

    private static Task<RecordingBridge> OpenAsync() => RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
}
