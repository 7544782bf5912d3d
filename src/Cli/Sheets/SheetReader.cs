using MiniExcelLibs;

namespace ChangliBridge.Cli.Sheets;

/// <summary>Reads the first table of an .xlsx or .csv file (读取表格).</summary>
internal static class SheetReader
{
    /// <summary>Lists often have a title above their heads.</summary>
    private const int RowsSearchedForHeads = 10;

    /// <exception cref="CommandRefused">The file is none that can be read.</exception>
    public static SheetContent Read(string path, IReadOnlyList<SheetColumn> columns)
    {
        var cells = CellsOf(path);
        var head = cells.Take(RowsSearchedForHeads).ToList().FindIndex(row => columns.Count(column => row.Any(cell => column.Matches(Head(cell)))) >= Math.Min(2, columns.Count));
        if (head < 0)
            throw new CommandRefused(ExitCode.DoesNotHold, $"{path} 的前{RowsSearchedForHeads}行中没有表头。表头应有：{string.Join("、", columns.Select(column => column.Titles[0]))}。");
        var fields = cells[head].Select(cell => columns.FirstOrDefault(column => column.Matches(Head(cell)))?.Field).ToArray();
        var letters = new Dictionary<string, string>();
        var faults = columns.Where(column => column.Required && !fields.Contains(column.Field)).Select(column => new CellFault($"第{head + 1}行", $"缺少“{column.Titles[0]}”列，请补上。")).ToList();
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i] is { } field && !letters.TryAdd(field, CellText.Letters(i)))
                faults.Add(new CellFault($"{CellText.Letters(i)}{head + 1}", $"“{Head(cells[head][i])}”列与 {letters[field]} 列重复，请只留一列。"));
        }
        var unused = cells[head].Select(Head).Where((title, i) => fields[i] is null && title.Length > 0).ToList();
        var rows = Enumerable.Range(head + 1, cells.Count - head - 1).Where(i => cells[i].Any(cell => CellText.Of(cell) != "")).Select(i => RowOf(cells[i], i + 1, fields, faults)).ToList();
        return new SheetContent(rows, faults, unused, letters);
    }

    private static SheetRow RowOf(object?[] cells, int line, string?[] fields, List<CellFault> faults)
    {
        var read = new Dictionary<string, string>();
        for (var i = 0; i < fields.Length && i < cells.Length; i++)
        {
            if (fields[i] is not { } field)
                continue;
            var text = CellText.Of(cells[i]);
            if (text is null)
                faults.Add(new CellFault($"{CellText.Letters(i)}{line}", "该单元格是超过15位的数字，表格软件已丢失末尾数字。请把整列设为“文本”格式，按原件重新录入。"));
            read.TryAdd(field, text ?? "");
        }
        return new SheetRow(line, read);
    }

    private static string Head(object? cell) => (CellText.Of(cell) ?? "").TrimEnd('*', '＊').Replace("\n", "");

    private static List<object?[]> CellsOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => [.. CsvText.Read(File.ReadAllBytes(path)).Select(row => row.ToArray<object?>())],
        ".xlsx" => SpreadsheetOf(path),
        ".xls" => throw new CommandRefused(ExitCode.DoesNotHold, $"{path} 是旧版 .xls 文件，请在表格软件中另存为 .xlsx 后再导入。"),
        _ => throw new CommandRefused(ExitCode.WrongUse, $"{path} 不是 .xlsx 或 .csv 文件。"),
    };

    private static List<object?[]> SpreadsheetOf(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            return [.. MiniExcel.Query(file, useHeaderRow: false, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>().Select(row => row.Values.ToArray())];
        }
        catch (InvalidDataException)
        {
            throw new CommandRefused(ExitCode.DoesNotHold, $"{path} 不是完好的 .xlsx 文件。若由旧版 .xls 改名而来，请在表格软件中另存为 .xlsx。");
        }
    }
}
