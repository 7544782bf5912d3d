using System.Text;
using ChangliBridge.Cli.Sheets;
using MiniExcelLibs;

namespace ChangliBridge.Cli.Tests.Sheets;

/// <summary>Tables from files and to files.</summary>
public sealed class SheetTests : IDisposable
{
    private static readonly SheetColumn[] Columns = [new("code", true, "统一社会信用代码", "代码"), new("title", true, "名称"), new("note", false, "备注")];

    private readonly string _folder = Directory.CreateTempSubdirectory("changli-sheets-").FullName;

    [Theory]
    [InlineData("a.xlsx")]
    [InlineData("a.csv")]
    public void What_is_written_is_read_back_to_the_letter(string name)
    {
        string[][] rows = [["91130322MA0CHL0081", "=HYPERLINK(\"x\")", "一，二"], ["000123456789012345", "a,\"b\"\nc", "@all"]];
        SheetWriter.Write(At(name), new Sheet("名录", ["统一社会信用代码", "名称", "备注"], rows));
        var read = SheetReader.Read(At(name), Columns);
        Assert.Empty(read.Faults);
        Assert.Equal(rows, read.Rows.Select(row => new[] { row["code"], row["title"], row["note"] }));
        Assert.Equal([2, 3], read.Rows.Select(row => row.Line));
        Assert.False(File.Exists(At(name) + ".part"));
    }

    [Fact]
    public void A_csv_begins_with_a_byte_order_mark_and_runs_no_formula()
    {
        SheetWriter.Write(At("a.csv"), new Sheet("x", ["名称", "数"], [["=1+1", -3], ["-x", 4]]));
        var bytes = File.ReadAllBytes(At("a.csv"));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("名称,数\r\n'=1+1,-3\r\n'-x,4\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public void A_numeric_cell_of_sixteen_digits_is_refused_with_its_address_and_one_of_fifteen_is_text()
    {
        Make("a.xlsx", [["代码", "名称"], [130322600012345d, "甲"], [9113032200000008d, "乙"], ["91130322MA0CHL0081", 911303220000000812d]]);
        var read = SheetReader.Read(At("a.xlsx"), Columns);
        Assert.Equal("130322600012345", read.Rows[0]["code"]);
        Assert.Equal(["A3", "B4"], read.Faults.Select(fault => fault.Address));
        Assert.All(read.Faults, fault => Assert.Contains("文本", fault.Text));
    }

    [Fact]
    public void A_code_that_a_spreadsheet_turned_into_a_power_of_ten_is_refused_in_a_csv()
    {
        File.WriteAllText(At("a.csv"), "代码,名称\n9.11303E+17,甲\n91130322MA0CHL0081,1E+5\n");
        Assert.Equal("A2", Assert.Single(SheetReader.Read(At("a.csv"), Columns).Faults).Address);
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void A_csv_is_read_in_the_encodings_that_offices_use(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllText(At("a.csv"), "代码,名称\r\n91130322MA0CHL0081,昌黎县清真食品店\r\n", Encoding.GetEncoding(encoding));
        Assert.Equal("昌黎县清真食品店", Assert.Single(SheetReader.Read(At("a.csv"), Columns).Rows)["title"]);
    }

    [Fact]
    public void A_title_above_the_heads_empty_rows_and_unknown_columns_do_no_harm()
    {
        Make("a.xlsx", [["检查对象名录", null, null], ["序号", "名称*", "代码"], [null, null, null], [1d, " 甲 ", "91130322MA0CHL0081"], [2d, "乙", new DateTime(2022, 1, 5)]]);
        var read = SheetReader.Read(At("a.xlsx"), Columns);
        Assert.Equal([(4, "甲", "91130322MA0CHL0081"), (5, "乙", "2022-01-05")], read.Rows.Select(row => (row.Line, row["title"], row["code"])));
        Assert.Equal(["序号"], read.Unused);
        Assert.Equal("C4", read.AddressOf("code", 4));
    }

    [Fact]
    public void A_missing_column_and_a_repeated_one_are_both_named()
    {
        File.WriteAllText(At("a.csv"), "代码,统一社会信用代码,备注\n1,2,3\n");
        Assert.Equal(["第1行", "B1"], SheetReader.Read(At("a.csv"), Columns).Faults.Select(fault => fault.Address));
    }

    [Theory]
    [InlineData("a.xls", "另存为 .xlsx")]
    [InlineData("a.pdf", "不是 .xlsx 或 .csv")]
    [InlineData("a.xlsx", "不是完好的 .xlsx")]
    [InlineData("a.csv", "没有表头")]
    public void A_file_that_cannot_be_read_gets_a_plain_sentence(string name, string sentence)
    {
        File.WriteAllText(At(name), "not a table");
        Assert.Contains(sentence, Assert.Throws<CommandRefused>(() => SheetReader.Read(At(name), Columns)).Message);
    }

    [Fact]
    public void A_file_that_is_there_already_is_left_alone_and_a_csv_holds_one_table()
    {
        File.WriteAllText(At("a.csv"), "x");
        Assert.Contains("已存在", Assert.Throws<CommandRefused>(() => SheetWriter.Write(At("a.csv"), new Sheet("x", ["y"], []))).Message);
        Assert.Contains(".csv 只能放一张", SheetWriter.FaultOf(At("b.csv"), 2));
        Assert.Contains("应以 .xlsx 或 .csv 结尾", SheetWriter.FaultOf(At("b.txt")));
        SheetWriter.Write(At("b.xlsx"), new Sheet("一", ["y"], [["1"]]), new Sheet("二", ["y"], [[2]]));
        Assert.Equal(["一", "二"], MiniExcel.GetSheetNames(At("b.xlsx")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    private void Make(string name, object?[][] rows) =>
        MiniExcel.SaveAs(At(name), rows.Select(row => row.Select((cell, i) => (cell, i)).ToDictionary(pair => CellText.Letters(pair.i), pair => pair.cell)), printHeader: false);
}
