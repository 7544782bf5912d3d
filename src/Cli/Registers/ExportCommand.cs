using System.CommandLine;
using ChangliBridge.Cli.Printing;
using ChangliBridge.Cli.Sheets;

namespace ChangliBridge.Cli.Registers;

/// <summary><c>changli export KIND FILE</c>: lists as tables with the columns that officials use.</summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var kind = new Argument<string>("KIND") { Description = "名录：targets 检查对象、inspectors 执法检查人员、items 抽查事项、plans 抽查计划 (which list)" };
        kind.AcceptOnlyFromAmong([.. ExportTables.All.Keys]);
        var file = new Argument<FileInfo>("FILE") { Description = "要写出的 .xlsx 或 .csv 文件，不得已存在 (the file to write)" };
        file.Validators.Add(result =>
        {
            if (SheetWriter.FaultOf(result.Tokens[0].Value) is { } fault)
                result.AddError(fault);
        });
        return new Command("export", "导出名录和计划为 .xlsx 或 .csv (exports lists and plans)") { kind, file }.Calls(async (bridge, parsed, ct) =>
        {
            var path = parsed.GetRequiredValue(file).FullName;
            SheetWriter.Check(path);
            var sheet = await Lines.WhileAsync("正在导出", token => ExportTables.All[parsed.GetRequiredValue(kind)](bridge, token), ct);
            var rows = sheet.Rows.ToList();
            SheetWriter.Write(path, sheet with { Rows = rows });
            Console.Out.WriteLine($"已导出 {rows.Count} 行到 {path}");
            return ExitCode.Done;
        });
    }
}
