using System.CommandLine;
using System.Globalization;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Registers;

/// <summary><c>changli coverage</c>: what is missing in 一单两库.</summary>
internal static class CoverageCommand
{
    public static Command Make()
    {
        var department = ResourceName.DepartmentOption("部门：departments/编号，或只写编号；缺省为本部门，县双随机办缺省为全县 (the department)");
        return new Command("coverage", "一单两库覆盖情况：未映射、从未抽取、逾期公开等 (what is missing in the list and the registers)") { department, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var asked = parsed.GetValue(department) ?? "";
            var coverage = await bridge.Coverages.GetCoverageAsync(new V1.GetCoverageRequest { Department = asked }, bridge.Options(ct));
            OutputFormat.Print(parsed, coverage, () => Print(coverage));
            return ExitCode.Done;
        });
    }

    private static void Print(V1.Coverage coverage)
    {
        Lines.Fields(
            ("范围", coverage.Department.Length > 0 ? coverage.Department : "全县"),
            ("有效事项", $"{coverage.Items}"),
            ("未映射到“互联网+监管”", Share(coverage.UnmappedItems.Count, coverage.Items)),
            ("从未抽取", Share(coverage.NeverDrawnItems.Count, coverage.Items)),
            ("上级已变动或取消", Share(coverage.ChangedItems.Count, coverage.Items)),
            ($"逾期公开（超过{coverage.WithinDays}日；{coverage.WithinSource}）", Share(coverage.LateItems.Count, coverage.Items)),
            ("省级检查对象", $"{coverage.Targets}，其中已不存续 {coverage.EndedTargets}，代码校验不符 {coverage.FailingCodes}"),
            ("省级检查人员", $"{coverage.Inspectors}，其中无有效执法证 {coverage.UncertifiedInspectors}，即将到期 {coverage.ExpiringInspectors}，辅助人员 {coverage.AuxiliaryInspectors}"));
        var rows = coverage.UnmappedItems.Select(item => new[] { "未映射", item, "" })
            .Concat(coverage.NeverDrawnItems.Select(item => new[] { "从未抽取", item, "" }))
            .Concat(coverage.ChangedItems.Select(item => new[] { "上级已变动或取消", item, "" }))
            .Concat(coverage.LateItems.Select(late => new[] { "逾期公开", late.Item, $"{Day(late.ChangeDate)} 变动，{(late.FollowDate is null ? "尚未认领" : $"{Day(late.FollowDate)} 认领")}，{late.Days} 日" })).ToList();
        if (rows.Count > 0)
            Lines.Table(["情况", "事项", "说明"], rows);
    }

    private static string Share(int part, int whole) => $"{part} / {whole}";

    private static string Day(Google.Type.Date day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}");
}
