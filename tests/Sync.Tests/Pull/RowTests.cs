using System.Text.Json;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Pull;
using Xunit;

namespace ChangliBridge.Sync.Tests.Pull;

public sealed class RowTests
{
    private const string Good = """{"id":"T1","creditCode":"91130322MA0CHL0081","registrationNumber":null,"name":"测试企业","type":"enterprise","state":"已成立","registeredOn":"2019-05-06","address":"昌黎镇","tags":["餐饮服务"]}""";

    [Fact]
    public void A_good_row_has_no_fault() => Assert.Null(FaultOf(Good));

    [Theory]
    [InlineData("\"id\":\"T1\"", "\"ident\":\"T1\"", "id", "")]
    [InlineData("\"id\":\"T1\"", "\"id\":\"T/1\"", "id", "T/1")]
    [InlineData("\"id\":\"T1\"", "\"id\":7", "id", "7")]
    [InlineData("\"id\":\"T1\"", "\"id\":\"T1\",\"id\":\"T2\"", "id", "")]
    [InlineData("MA0CHL0081", "MA0CHL008", "creditCode", "91130322MA0CHL008")]
    [InlineData("MA0CHL0081", "ma0chl0081", "creditCode", "91130322ma0chl0081")]
    [InlineData("\"91130322MA0CHL0081\"", "null", "creditCode", "null")]
    [InlineData("\"测试企业\"", "null", "name", "")]
    [InlineData("\"测试企业\"", "\"测试\\u0000企业\"", "name", "")]
    [InlineData("\"测试企业\"", "\"\\ud800\"", "name", "")]
    [InlineData("enterprise", "Enterprise", "type", "Enterprise")]
    [InlineData("2019-05-06", "2019-02-30", "registeredOn", "2019-02-30")]
    [InlineData("2019-05-06", "2019/05/06", "registeredOn", "2019/05/06")]
    [InlineData("2019-05-06", "２０１９-05-06", "registeredOn", "\\uFF12\\uFF10\\uFF11\\uFF19-05-06")]
    [InlineData("[\"餐饮服务\"]", "\"餐饮服务\"", "tags", "\\u9910\\u996E\\u670D\\u52A1")]
    [InlineData("[\"餐饮服务\"]", "[\"餐饮,服务\"]", "tags", "[\"\\u9910\\u996E,\\u670D\\u52A1\"]")]
    [InlineData("[\"餐饮服务\"]", "[null]", "tags", "[null]")]
    public void A_fault_names_the_field_and_the_escaped_value(string good, string bad, string field, string value)
    {
        var fault = FaultOf(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal((field, value), (fault!.Field, fault.Value));
        Assert.NotEmpty(fault.Reason);
    }

    [Theory]
    [InlineData("month", "2023-13")]
    [InlineData("month", "2023-10-01")]
    [InlineData("changedAt", "2023-10-08T02:00:00")]
    [InlineData("scheme", "hebei-abcde")]
    [InlineData("grade", "AB")]
    [InlineData("grade", " A")]
    public void A_grade_is_read_to_the_letter(string field, string value)
    {
        var row = new Dictionary<string, string> { ["targetId"] = "T1", ["scheme"] = "hebei-abcd", ["grade"] = "A", ["month"] = "2023-10", ["changedAt"] = "2023-10-08T02:00:00Z" };
        row[field] = value;
        var grades = Rows.Grades(new GradeScheme("hebei-abcd", ["A", "B", "C", "D"]));
        var reader = new RowReader(grades.Shape).Begin(1, JsonSerializer.SerializeToElement(row));

        grades.Read(reader);

        Assert.Equal((field, value), (reader.FaultOf("T1")!.Field, reader.FaultOf("T1")!.Value));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("100", 100_00)]
    [InlineData("63.5", 63_50)]
    [InlineData("6.3050e1", 63_05)]
    [InlineData("null", null)]
    public void An_index_is_read_exactly(string index, int? hundredths)
    {
        var (row, fault) = GradeWith(index);

        Assert.Null(fault);
        Assert.Equal(hundredths, row.RiskIndex?.Hundredths);
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("100.01")]
    [InlineData("63.005")]
    [InlineData("1e300")]
    [InlineData("\"63.5\"")]
    [InlineData("true")]
    public void An_index_off_the_scale_or_of_another_type_sets_the_row_aside(string index) => Assert.Equal("index", GradeWith(index).Fault!.Field);

    [Fact]
    public void Without_a_scale_no_index_is_kept() => Assert.Null(GradeWith("63.5", scale: null).Row.RiskIndex);

    [Fact]
    public void What_is_kept_of_a_value_is_short() => Assert.True(RowValue.Escape(new string('超', 5000)).Length <= 70);

    private static (MirroredGrade Row, RowFault? Fault) GradeWith(string index) => GradeWith(index, new IndexScale(new(0), new(100_00), true, "local"));

    private static (MirroredGrade Row, RowFault? Fault) GradeWith(string index, IndexScale? scale)
    {
        var grades = Rows.Grades(new GradeScheme("hebei-abcd", ["A", "B", "C", "D"]) { Index = scale });
        using var document = JsonDocument.Parse(SampleRows.Grade(1, "\"A\"", index));
        var reader = new RowReader(grades.Shape).Begin(1, document.RootElement);
        return (grades.Read(reader), reader.FaultOf("T1"));
    }

    private static RowFault? FaultOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var reader = new RowReader(Rows.Targets.Shape).Begin(1, document.RootElement);
        Rows.Targets.Read(reader);
        return reader.FaultOf("T1");
    }
}
