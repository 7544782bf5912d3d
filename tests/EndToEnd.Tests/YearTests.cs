using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.EndToEnd.Tests;

public sealed class YearTests
{
    [Fact(Timeout = 480_000)]
    public async Task A_year_of_the_county_ends_with_its_goals_met_and_every_result_at_the_province_once()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var demo = RunningDemo.Start(400, "--year");
        using var line = JsonDocument.Parse(await demo.LastLineAsync(ct));
        int Count(string key) => line.RootElement.GetProperty(key).GetInt32();

        Assert.True(Count("results") > 60, demo.Narration);
        Assert.Equal((Count("results"), 0), (Count("accepted_by_province"), Count("duplicates")));
        Assert.Equal(Count("goals"), Count("met"));
        var acts = line.RootElement.GetProperty("acts");
        int[] onceEach = [1, 1];
        Assert.Equal(onceEach, acts.GetProperty("amended_accepted").EnumerateArray().Select(times => times.GetInt32()));
        Assert.True(acts.GetProperty("amended_is_open").GetBoolean(), demo.Narration);
        Assert.Equal("YEARLY_CAP", Assert.Single(acts.GetProperty("cap_refused_by").EnumerateArray()).GetString());
        string[] once = ["exemptions", "case_transfers", "judicial_transfers", "credit_repairs", "objections_upheld"];
        Assert.All(once, act => Assert.Equal(1, acts.GetProperty(act).GetInt32()));
        int[] onePartOfTwo = [1, 2];
        Assert.Equal(onePartOfTwo, acts.GetProperty("taken_off").EnumerateArray().Select(parts => parts.GetInt32()));
        Assert.Equal(1, Assert.Single(acts.GetProperty("taken_off_accepted").EnumerateArray()).GetInt32());
        Assert.StartsWith("临时任务 昌政办批〔2024〕12号", acts.GetProperty("temporary").GetString());
        Assert.True(acts.GetProperty("temporary_results").GetInt32() > 0, demo.Narration);
        Assert.True(acts.GetProperty("register_rows").GetInt32() > 100, demo.Narration);
        Assert.Equal((3, 1, 1), GapsOf(acts.GetProperty("register_gaps_found")));
        Assert.Equal((0, 1, 0), GapsOf(acts.GetProperty("register_gaps_left")));
        string[] tables = ["抽查计划执行", "检查结果", "本期指标", "本年指标", "逐月趋势"];
        var (names, rowsOfResults) = Spreadsheet(demo.PathOf(acts.GetProperty("report").GetString()!));
        Assert.Equal(tables, names);
        // With its heads and its total.
        Assert.Equal(acts.GetProperty("report_rows").GetInt32() + 2, rowsOfResults);
        Assert.Equal(0, line.RootElement.GetProperty("missed").GetArrayLength());
        await AuditLine.ExpectWholeAsync(demo.DatabasePath, ct);
    }

    [Fact(Timeout = 480_000)]
    public async Task A_year_of_a_register_so_small_that_some_batches_draw_nobody_ends_whole()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var demo = RunningDemo.Start(100, "--year");
        using var line = JsonDocument.Parse(await demo.LastLineAsync(ct));
        var (whole, results) = (line.RootElement, line.RootElement.GetProperty("results").GetInt32());

        Assert.Equal((results, 0), (whole.GetProperty("accepted_by_province").GetInt32(), whole.GetProperty("duplicates").GetInt32()));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_year_in_a_folder_that_holds_a_demonstration_is_refused_at_once_and_touches_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("demo.json"), "{}", ct);

        var run = await ProgramRun.OfAsync(folder.Path, "dotnet", [BuiltPrograms.Sandbox, "demo", "--bridge", BuiltPrograms.Bridge, "--changli", BuiltPrograms.Changli, "--work", folder.Path, "--once", "--year"], ct);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("请换一个 --work 目录", run.Output + run.Errors);
        Assert.Equal([folder.File("demo.json")], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_halal_plan_in_a_folder_in_which_a_year_was_begun_is_refused_at_once_and_touches_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        // Never starts: the year ends where its folder is made.
        await File.WriteAllTextAsync(folder.File("bridge.dll"), "", ct);
        var year = await RunAsync("--year");
        Assert.Equal((1, true), (year.ExitCode, File.Exists(folder.File("demo.json"))));
        var before = await ContentAsync();

        var halal = await RunAsync();

        Assert.Equal(1, halal.ExitCode);
        Assert.Contains("请换一个 --work 目录", halal.Output + halal.Errors);
        Assert.Equal(before, await ContentAsync());

        Task<ProgramRun> RunAsync(params string[] more) =>
            ProgramRun.OfAsync(folder.Path, "dotnet", [BuiltPrograms.Sandbox, "demo", "--bridge", folder.File("bridge.dll"), "--changli", BuiltPrograms.Changli, "--work", folder.Path, "--once", .. more], ct);

        async Task<IReadOnlyList<(string Path, string Content)>> ContentAsync() =>
            [.. await Task.WhenAll(Directory.GetFiles(folder.Path).Order().Select(async path => (path, Convert.ToHexString(await File.ReadAllBytesAsync(path, ct)))))];
    }

    private static (IEnumerable<string?> Tables, int RowsOfSecond) Spreadsheet(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var book = zip.GetEntry("xl/workbook.xml")!.Open();
        using var second = zip.GetEntry("xl/worksheets/sheet2.xml")!.Open();
        return (
            [.. XDocument.Load(book).Descendants().Where(element => element.Name.LocalName == "sheet").Select(sheet => sheet.Attribute("name")?.Value)],
            XDocument.Load(second).Descendants().Count(element => element.Name.LocalName == "row"));
    }

    private static (int MissingInCounty, int MissingUpstream, int Different) GapsOf(JsonElement gaps) =>
        (gaps.GetProperty("missing_in_county").GetInt32(), gaps.GetProperty("missing_upstream").GetInt32(), gaps.GetProperty("different").GetInt32());
}
