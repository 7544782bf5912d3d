using System.CommandLine;
using ChangliBridge.Cli.Printing;
using ChangliBridge.Cli.Sheets;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Statistics;

/// <summary><c>changli report …</c>: the monthly and the yearly report, as .xlsx with the columns officials use, or as data.</summary>
internal static class ReportCommands
{
    public static Command Make() => new("report", "月报与年报 (monthly and yearly report)")
    {
        Monthly(),
        Yearly(),
    };

    private static Command Monthly()
    {
        var month = new Argument<string>("MONTH")
        {
            Description = "月份，如 2023-11 (the month)",
            Validators =
            {
                result =>
                {
                    if (Read(result.Tokens is [var token] ? token.Value : "") is null)
                        result.AddError($"“{(result.Tokens is [var given] ? given.Value : "")}”不是月份，应写成 2023-11 的样子 (must be a month such as 2023-11)");
                },
            },
        };
        var command = new Command("monthly", "月报 (the report of a month)") { month };
        return With(command, parsed => Read(parsed.GetValue(month)!)!.Value);
    }

    private static Command Yearly()
    {
        var year = new Argument<int>("YEAR") { Description = "年度，如 2023 (the year)" };
        var command = new Command("yearly", "年报 (the report of a year)") { year };
        return With(command, parsed => (parsed.GetValue(year), 0));
    }

    private static Command With(Command command, Func<ParseResult, (int Year, int Month)> period)
    {
        var file = new Option<string?>("--file") { Description = "写入 .xlsx 或 .csv 文件；已有同名文件时不覆盖 (write an .xlsx or .csv file)", HelpName = "FILE" };
        var department = ResourceName.DepartmentOption();
        var table = new Option<string?>("--table") { Description = "只要其中一张表，.csv 须指定 (one table alone; a .csv holds one)" };
        table.AcceptOnlyFromAmong([.. ReportSheets.Names]);
        foreach (var option in new Option[] { file, table, department, OutputFormat.Option })
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is { } path && SheetWriter.FaultOf(path, result.GetResult(table) is null ? ReportSheets.Names.Count : 1) is { } fault)
                result.AddError(fault);
        });
        return command.Calls(async (bridge, parsed, ct) =>
        {
            var path = parsed.GetValue(file);
            if (path is not null)
                SheetWriter.Check(path);
            var (year, month) = period(parsed);
            var request = new V1.GetReportRequest { Year = year, Month = month, Department = parsed.GetValue(department) ?? "" };
            var report = await bridge.Reports.GetReportAsync(request, bridge.Options(ct));
            var sheets = ReportSheets.Of(report, parsed.GetValue(table));
            if (path is not null)
                SheetWriter.Write(path, sheets);
            OutputFormat.Print(parsed, report, () => Print(report, sheets, path));
            return ExitCode.Done;
        });
    }

    private static void Print(V1.Report report, IReadOnlyList<Sheet> sheets, string? path)
    {
        Lines.Fields(("报表", report.Title), ("统计期", $"{DayText.Of(report.FromDate)} 至 {DayText.Of(report.ToDate)}"), ("文件", path ?? ""));
        if (path is not null)
            return;
        foreach (var sheet in sheets)
        {
            Console.Out.WriteLine();
            Console.Out.WriteLine(sheet.Name);
            Lines.Table([.. sheet.Columns], sheet.Rows.Select(row => row.Select(cell => $"{cell}").ToArray()));
        }
    }

    private static (int Year, int Month)? Read(string text) =>
        text is [_, _, _, _, '-', _, _] && int.TryParse(text[..4], out var year) && int.TryParse(text[5..], out var month) && month is >= 1 and <= 12 ? (year, month) : null;
}
