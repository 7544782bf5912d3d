namespace ChangliBridge.Cli.Tests;

/// <summary>Wrong use: told in Chinese, every fault at once, with what could stand there; exit code 64.</summary>
public sealed class WrongUseTests
{
    [Theory]
    [InlineData("risk grades --colour", "没有 --colour 这个选项，可用的有--grade、--output (no such option)", "用法见 changli risk grades --help")]
    [InlineData("plan show", "缺少 PLAN (required argument)", "用法见 changli plan show --help")]
    [InlineData("plan lst", "没有 lst 这个命令，可用的有list、show、versions (no such command)", "用法见 changli plan --help")]
    [InlineData("foo", "没有 foo 这个命令，可用的有plan、draw", "用法见 changli --help")]
    [InlineData("risk ack", "缺少必填选项 --disposal (required option)", "缺少 WARNING (required argument)")]
    [InlineData("risk grades --grade", "选项 --grade 后面缺少值")]
    [InlineData("risk grades --grade A --grade B", "选项 --grade 只能给一个值")]
    [InlineData("draw show x/1 --output yaml", "“yaml”不能用在这里，应为text、json之一")]
    [InlineData("visits rate --score 9", "“9”不能用在这里，应为1、2、3、4、5之一")]
    [InlineData("report yearly soon", "YEAR：“soon”不是整数")]
    [InlineData("certificates --by 2023-02-30", "--by：“2023-02-30”不是YYYY-MM-DD 形式的日期")]
    [InlineData("deadline 2023-11-06 --working-days 5 more", "多余的参数“more”")]
    [InlineData("deadline tomorrow --days 3", "没有 --days 这个选项", "缺少必填选项 --working-days", "起算日“tomorrow”不是日期")]
    [InlineData("due --within x", "--within “x”应为0至250的整数", "用法见 changli due --help")]
    [InlineData("sync runs --count 99999999999", "--count：“99999999999”不是整数")]
    [InlineData("draw freeze p b --slot mzj,closes=soon --reveal-by y", "“mzj,closes=soon”：“soon”不是带时区的时刻。写法", "--reveal-by：“y”不是带时区的时刻")]
    [InlineData("sync runs --count 0", "--count 应为1至1000")]
    [InlineData("draw freeze p b --slot x --reveal-by y --mode budget --reason r --minimum few", "--minimum：“few”不是整数")]
    [InlineData("risk history inspectionTargets/a/b", "不是 TARGET 的写法", "inspectionTargets/编号")]
    [InlineData("visits list --rated --unrated --from 1.1 --draw x --colour", "--rated 与 --unrated 只能选一个", "--from “1.1”不是", "“x”不是 --draw 的写法", "没有 --colour 这个选项")]
    [InlineData("joint answer x", "请在 --uphold 与 --dismiss 中选择一个", "“x”不是 DRAW 的写法", "缺少 TASK", "缺少必填选项 --department", "缺少必填选项 --reason")]
    [InlineData("draw freeze p b --slot x --mode most --reveal-by y", "选择读法须附 --reason", "“most”不能用在这里", "--reveal-by：“y”不是")]
    [InlineData("report yearly soon --file a.csv --table all", "YEAR：“soon”不是整数", "“all”不能用在这里")]
    [InlineData("report yearly soon --file a.csv", "YEAR：“soon”不是整数", "a.csv：内容有5张表")]
    [InlineData("export all a.txt --server mzj", "“all”不能用在这里", "a.txt 应以 .xlsx 或 .csv 结尾", "“mzj”不是 http 或 https 地址")]
    public async Task Every_fault_is_a_sentence_with_its_remedy(string line, params string[] parts)
    {
        using var changli = new Changli();
        var run = (await changli.RunAsync(line.Split(' '))).Ended(64, parts);
        Assert.Equal("", run.Output);
        Assert.All(run.Errors.Trim().Split('\n'), sentence => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", sentence));
        Assert.DoesNotMatch("System\\.|Did you mean", run.Errors);
    }

    [Fact]
    public async Task Where_only_the_command_is_missing_the_help_is_the_answer()
    {
        using var changli = new Changli();
        var run = (await changli.RunAsync("risk")).Ended(64, "缺少命令，可用的有grades、history、warnings、ack、rates");
        Assert.Contains("history <TARGET>", run.Output);
    }
}
