using System.Text.Json;
using ChangliBridge.Sandbox.Faults;

namespace ChangliBridge.Sandbox.Tests;

/// <summary>Each fault of lists does what its name says, at its rate, and leaves other lists alone.</summary>
public sealed class ListFaultTests : RunningSandbox
{
    private const string Grades = "province/credit/grades";
    private static readonly string[] OnlyGrades = ["grades"];

    [Fact]
    public async Task Every_name_can_be_switched_on()
    {
        foreach (var name in ListFaults.Names)
            Assert.Equal(200, await Caller.AdminPostAsync("faults", new { name, rate = 0.5 }));
    }

    [Theory]
    [InlineData(ListFaults.ShortPage, 0, 5)]
    [InlineData(ListFaults.MissingPage, 0, 0)]
    [InlineData(ListFaults.RepeatedPage, -10, 10)]
    [InlineData(ListFaults.ReorderedList, -5, 10)]
    public async Task A_page_is_short_missing_repeated_or_out_of_place(string fault, int shift, int count)
    {
        var (total, all) = await PageAsync("page=1&size=1000");
        await SwitchAsync(fault, 1);

        var (told, rows) = await PageAsync("page=3&size=10");

        Assert.Equal(total, told);
        Assert.Equal(all.Skip(20 + shift).Take(count).Select(Key), rows.Select(Key));
    }

    [Theory]
    [InlineData(ListFaults.EmptyList, 1, 0)]
    [InlineData(ListFaults.ShrunkenList, 0.4, 0.6)]
    public async Task A_list_is_empty_or_has_lost_a_share(string fault, double rate, double left)
    {
        var (total, all) = await PageAsync("page=1&size=1000");
        await SwitchAsync(fault, rate);

        var (told, rows) = await PageAsync("page=1&size=1000");

        Assert.Equal(Math.Ceiling(total * left), told);
        Assert.Equal(all.Take(told).Select(Key), rows.Select(Key));
    }

    [Fact]
    public async Task The_total_moves_between_two_pages()
    {
        await SwitchAsync(ListFaults.MovingTotal, 0.5);

        var totals = new List<int>();
        for (var page = 1; page <= 4; page++)
            totals.Add((await PageAsync($"page={page}&size=10")).Total);

        Assert.Equal(2, totals.Distinct().Count());
    }

    [Fact]
    public async Task A_place_is_forgotten_with_410()
    {
        await SwitchAsync(ListFaults.CursorExpired, 1);

        Assert.Equal(200, (await Caller.TryGetAsync($"{Grades}?page=1&size=10")).Status);
        foreach (var path in new[] { $"{Grades}?page=2&size=10", "province/credit/grade-changes?page=1&size=10&since=2023-10-30T00:00:00Z&after=" })
        {
            var (status, answer) = await Caller.TryGetAsync(path);
            Assert.Equal((410, "4100"), (status, answer.GetProperty("code").GetString()));
        }
    }

    [Theory]
    [InlineData(ListFaults.RenamedField, "gradeNew", JsonValueKind.String, false)]
    [InlineData(ListFaults.RetypedField, "grade", JsonValueKind.Number, true)]
    [InlineData(ListFaults.NewField, "newField", JsonValueKind.Object, true)]
    public async Task A_share_of_the_rows_has_a_field_renamed_retyped_or_added(string fault, string field, JsonValueKind kind, bool keepsGrade)
    {
        await SwitchAsync(fault, 0.25);

        var (total, rows) = await PageAsync("page=1&size=1000");

        var struck = rows.Where(row => row.TryGetProperty(field, out var value) && value.ValueKind == kind).ToList();
        Assert.Equal(total / 4, struck.Count);
        Assert.All(struck, row => Assert.Equal(keepsGrade, row.TryGetProperty("grade", out _)));
        Assert.Equal(struck.Select(Key), (await PageAsync("page=1&size=1000")).Rows.Where(row => row.TryGetProperty(field, out var value) && value.ValueKind == kind).Select(Key));
    }

    [Theory]
    [InlineData(ListFaults.LowerCaseGrade, "^[a-d]$")]
    [InlineData(ListFaults.FullWidthGrade, "^[Ａ-Ｄ]$")]
    public async Task A_grade_is_written_otherwise(string fault, string pattern)
    {
        await SwitchAsync(fault, 1);

        var grades = (await PageAsync("page=2&size=100")).Rows.Select(row => row.GetProperty("grade").GetString()!);

        Assert.All(grades, grade => Assert.Matches(pattern, grade));
    }

    [Fact]
    public async Task A_grade_is_missing_and_a_property_stands_twice()
    {
        await SwitchAsync(ListFaults.MissingGrade, 1);
        await SwitchAsync(ListFaults.DuplicateProperty, 1);

        var (_, rows) = await PageAsync("page=1&size=10");

        Assert.All(rows, row => Assert.False(row.TryGetProperty("grade", out _)));
        Assert.All(rows, row => Assert.Equal(2, row.EnumerateObject().Count(property => property.Name == "targetId")));
    }

    [Fact]
    public async Task Other_lists_are_left_alone()
    {
        await SwitchAsync(ListFaults.EmptyList, 1);
        await SwitchAsync(ListFaults.RenamedField, 1);

        var data = (await Caller.GetAsync("province/tags?page=1&size=1000")).GetProperty("data");

        Assert.Equal(data.GetProperty("total").GetInt32(), data.GetProperty("rows").GetArrayLength());
        Assert.All(data.GetProperty("rows").EnumerateArray(), row => Assert.True(row.TryGetProperty("kind", out _)));
    }

    private async Task SwitchAsync(string name, double rate) => Assert.Equal(200, await Caller.AdminPostAsync("faults", new { name, rate, kinds = OnlyGrades }));

    private async Task<(int Total, IReadOnlyList<JsonElement> Rows)> PageAsync(string query)
    {
        var data = (await Caller.GetAsync($"{Grades}?{query}")).GetProperty("data");
        return (data.GetProperty("total").GetInt32(), [.. data.GetProperty("rows").EnumerateArray()]);
    }

    private static string Key(JsonElement row) => row.GetProperty("targetId").GetString()!;
}
