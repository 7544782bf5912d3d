using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace ChangliBridge.Cli.Sheets;

/// <summary>Writes tables to an .xlsx or .csv file (导出表格), whole or not at all; a file that is there already is left alone.</summary>
internal static class SheetWriter
{
    /// <exception cref="CommandRefused">There is such a file already.</exception>
    public static void Write(string path, params IReadOnlyList<Sheet> sheets)
    {
        Check(path);
        var part = path + ".part";
        using (var file = File.Create(part))
        {
            if (IsCsv(path))
                CsvText.Write(file, sheets[0]);
            else
                WriteSpreadsheet(file, sheets);
        }
        File.Move(part, path);
    }

    /// <summary>What is wrong with a file's name; null where nothing is: it ends in .xlsx or .csv, and a .csv holds one table.</summary>
    public static string? FaultOf(string path, int sheets = 1)
    {
        if (!IsCsv(path) && !HasEnding(path, ".xlsx"))
            return $"{path} 应以 .xlsx 或 .csv 结尾。";
        return IsCsv(path) && sheets > 1 ? $"{path}：内容有{sheets}张表，.csv 只能放一张，请用 .xlsx。" : null;
    }

    /// <summary>Refuses before anything is read what <see cref="Write"/> would refuse.</summary>
    public static void Check(string path)
    {
        if (File.Exists(path))
            throw new CommandRefused(ExitCode.DoesNotHold, $"{path} 已存在，请换一个文件名或先移走它。");
    }

    private static void WriteSpreadsheet(FileStream file, IReadOnlyList<Sheet> sheets)
    {
        // Two columns of one head would fall into one: the position tells them apart, and the head row is written as a row.
        var tables = sheets.ToDictionary(sheet => sheet.Name, object (sheet) => sheet.Rows.Prepend([.. sheet.Columns]).Select(AsColumns).ToList());
        file.SaveAs(tables, printHeader: false, configuration: new OpenXmlConfiguration { TableStyles = TableStyles.None, AutoFilter = false });
    }

    private static Dictionary<string, object?> AsColumns(IReadOnlyList<object?> row) =>
        Enumerable.Range(0, row.Count).ToDictionary(CellText.Letters, i => row[i]);

    private static bool IsCsv(string path) => HasEnding(path, ".csv");

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
