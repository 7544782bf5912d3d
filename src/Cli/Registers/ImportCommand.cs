using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using ChangliBridge.Cli.Sheets;
using Google.Protobuf.Collections;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Registers;

/// <summary><c>changli import KIND FILE</c>: what a file says, checked whole before anything is kept.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var kind = new Argument<string>("KIND") { Description = "名录：targets 检查对象、inspectors 执法检查人员、items 抽查事项、mappings 映射关系梳理表 (which list)" };
        kind.AcceptOnlyFromAmong([.. ImportKind.All.Select(known => known.Name)]);
        var file = new Argument<FileInfo>("FILE") { Description = ".xlsx 或 .csv 文件 (the file)" };
        var dryRun = new Option<bool>("--dry-run") { Description = "只核对并报告差异，不保存 (only checks and reports)" };
        return new Command("import", "导入名录：整份核对，全对才保存 (imports a list: all rows or none)") { kind, file, dryRun, RequestId.Option, OutputFormat.Option }.Calls((bridge, parsed, ct) =>
        {
            var chosen = ImportKind.All.Single(known => known.Name == parsed.GetRequiredValue(kind));
            return RunAsync(bridge, parsed, (chosen, parsed.GetRequiredValue(file).FullName, parsed.GetValue(dryRun)), ct);
        });
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, (ImportKind Kind, string Path, bool DryRun) asked, CancellationToken ct)
    {
        var content = SheetReader.Read(asked.Path, asked.Kind.Columns);
        var faults = content.Faults.Concat(
            from row in content.Rows
            from field in ImportRows.DayFields
            where !ImportRows.IsDay(row[field])
            select new CellFault(content.AddressOf(field, row.Line), $"“{row[field]}”不是日期，请写成 2023-11-06。")).ToList();
        if (faults.Count > 0)
            throw new CommandRefused(ExitCode.DoesNotHold, string.Join('\n', faults.Select(fault => $"{fault.Address}：{fault.Text}").Prepend($"文件有 {faults.Count} 处错误，未导入：")));
        var rows = new ImportRows(content.Rows, asked.DryRun, RequestId.GivenOrFresh(parsed));
        var report = await Lines.WhileAsync("正在导入", token => asked.Kind.SendAsync(bridge, rows, bridge.StreamOptions(token)), ct);
        OutputFormat.Print(parsed, report, () => Print(report, content, asked.DryRun));
        return report.FaultCount > 0 ? ExitCode.DoesNotHold : ExitCode.Done;
    }

    private static void Print(V1.ImportReport report, SheetContent content, bool dryRun)
    {
        if (content.Unused.Count > 0)
            Console.Out.WriteLine($"未使用的列：{string.Join("、", content.Unused)}");
        Print("错误", report.Faults, report.FaultCount, content);
        Print("提示", report.Warnings, report.WarningCount, content);
        var verdict = report.Stored ? "已保存" : report.FaultCount > 0 ? "有错误，未保存任何一行" : dryRun ? "仅核对，未保存" : "未保存";
        Console.Out.WriteLine($"共 {report.Rows} 行：新增 {report.Added}，变更 {report.Changed}，移除 {report.Removed}，不变 {report.Unchanged}；错误 {report.FaultCount}，提示 {report.WarningCount}。{verdict}。");
    }

    private static void Print(string label, RepeatedField<V1.ImportReport.Types.Note> notes, int count, SheetContent content)
    {
        foreach (var note in notes)
            Console.Out.WriteLine($"{label} {content.AddressOf(note.Field, note.Line)}：{note.Text}");
        if (count > notes.Count)
            Console.Out.WriteLine($"{label}另有 {count - notes.Count} 处，改正以上各处后再核对。");
    }
}
