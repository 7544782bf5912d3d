using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Joint;

/// <summary><c>changli joint sheet TASK [--html FILE]</c>: 一企一表.</summary>
internal static class JointSheet
{
    private static readonly string[] Columns = ["部门", "检查人员", "抽查事项", "类别", "检查方式", "检查依据"];

    public static Command Make()
    {
        var (task, html) = (ResourceName.InspectionTask(), PrintedFile.Option());
        return new Command("sheet", "一企一表：各部门在一张表上 (one sheet for a task, all departments on it)") { task, html, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var sheet = await bridge.Joint.GetInspectionSheetAsync(new V1.GetInspectionSheetRequest { Name = parsed.GetRequiredValue(task) }, bridge.Options(ct));
            if (parsed.GetValue(html) is { } file)
                return await PrintedFile.WriteAsync(file, sheet.Html, ct);
            OutputFormat.Print(parsed, sheet, () => Print(sheet));
            return ExitCode.Done;
        });
    }

    private static void Print(V1.InspectionSheet sheet)
    {
        Lines.Fields(("任务", sheet.Task), ("名称", sheet.Title), ("检查对象", $"{sheet.TargetTitle} {sheet.TargetCode}"), ("时间", $"{DayText.Of(sheet.StartDate)}至{DayText.Of(sheet.EndDate)}"));
        Lines.Table(Columns, sheet.Parts.SelectMany(part => part.Items.Select(item => new[] { part.Department, string.Join("、", part.Inspectors), item.Title, item.Category, item.Method, item.LegalBasis })));
        foreach (var part in sheet.Parts)
            Lines.Fields([.. part.Remarks.Select(remark => (part.Department, remark))]);
    }
}
