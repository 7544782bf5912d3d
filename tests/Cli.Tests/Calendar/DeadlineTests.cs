using System.Text.Json.Nodes;

namespace ChangliBridge.Cli.Tests.Calendar;

/// <summary><c>changli deadline</c>: without a server.</summary>
public sealed class DeadlineTests : IDisposable
{
    private readonly Changli _changli = new();

    public void Dispose() => _changli.Dispose();

    [Theory]
    [InlineData("2023-11-06", "2023-12-04\n")]
    [InlineData("2023-11-10", "2023-12-08\n")]
    public async Task The_deadline_of_the_countys_window_is_printed(string from, string printed) =>
        Assert.Equal(printed, (await _changli.RunAsync("deadline", from, "--working-days", "20")).Done().Output);

    [Fact]
    public async Task A_provisional_deadline_says_so_plainly()
    {
        var text = (await _changli.RunAsync("deadline", "2026-12-21", "--working-days", "20")).Done().Output;
        Assert.StartsWith("2027-01-18（暂定：没有2027年的放假通知", text);
        var json = JsonNode.Parse((await _changli.RunAsync("deadline", "2026-12-21", "--working-days", "20", "--output", "json")).Done().Output)!;
        Assert.Equal(("2027-01-18", true, 2027), ((string?)json["deadline"], (bool)json["provisional"]!, (int)json["missingYears"]![0]!));
    }

    [Fact]
    public async Task A_calendar_of_ones_own_takes_the_place_of_the_shipped_years()
    {
        var calendar = _changli.Write("2027.txt", "2027 国办发明电〔2026〕0号\noff 2027-01-01..2027-01-03\n");
        Assert.Equal("2027-01-19\n", (await _changli.RunAsync("deadline", "2026-12-21", "--working-days", "20", "--calendar", calendar)).Done().Output);
    }

    [Fact]
    public async Task A_calendar_that_cannot_be_read_is_refused_with_every_line() =>
        (await _changli.RunAsync("deadline", "2026-12-21", "--working-days", "20", "--calendar", _changli.Write("bad.txt", "2027\noff 明天\n")))
            .Ended(2, "第1行：2027年没有写明放假通知的出处", "第2行：“明天”不是2027年", "请写作 YYYY-MM-DD");

    [Fact]
    public async Task A_calendar_that_is_missing_is_said_to_be() =>
        (await _changli.RunAsync("deadline", "2026-12-21", "--working-days", "20", "--calendar", _changli.PathOf("none.txt"))).Ended(2, "无法读写文件");

    [Theory]
    [InlineData("2023-02-30", "20", "起算日“2023-02-30”不是日期，应写作 YYYY-MM-DD")]
    [InlineData("11月6日", "20", "不是日期")]
    [InlineData("0001-01-01", "20", "1949年至2999年")]
    [InlineData("2023-11-06", "-1", "应为0至1000的整数")]
    [InlineData("2023-11-06", "1001", "应为0至1000的整数")]
    [InlineData("2023-11-06", "二十", "应为0至1000的整数")]
    public async Task Wrong_use_gets_a_plain_sentence(string from, string days, string sentence) =>
        (await _changli.RunAsync("deadline", from, $"--working-days={days}")).Ended(64, sentence);
}
