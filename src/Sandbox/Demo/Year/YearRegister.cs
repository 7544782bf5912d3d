using ChangliBridge.Contract.V1;
using ChangliBridge.Sandbox.Seeding;
using Kind = ChangliBridge.Contract.V1.RegisterGap.Types.Kind;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>应纳尽纳: a department takes its own list of targets in from a file, is shown what either list lacks, completes the file and takes it in again.</summary>
internal sealed class YearRegister(DemoStage stage, ChangliDesk changli, YearFigures figures)
{
    private const string Tag = TargetRegister.HalalTag;
    private const int NotYetListed = 3;

    // Columns of an exported list.
    private const int Name = 1;
    private const int CreditCode = 3;
    private const int RegistrationNumber = 4;
    private const int Tags = 8;

    private readonly Official clerk = Official.BureauClerk;
    private readonly YearDiary diary = new(stage);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var who = Official.TitleOf(clerk.Department);
        var (heads, province) = await ExportAsync(cancellationToken);
        string[][] own = [.. Own(province)];
        var read = await ImportAsync([heads, .. own], "targets.csv", cancellationToken);
        var gaps = await GapsAsync(cancellationToken);
        figures.RegisterGapsFound = Count(gaps);
        diary.Tell(who, $"从文件导入本局检查对象名录 {read.Rows} 行（提示 {read.WarningCount} 处），与省级名录库比对（应纳尽纳，{Tag}）", TextOf(figures.RegisterGapsFound));

        var completed = Completed(own, province.ToDictionary(KeyOf), gaps);
        read = await ImportAsync([heads, .. completed], "targets-completed.csv", cancellationToken);
        gaps = await GapsAsync(cancellationToken);
        (figures.RegisterRows, figures.RegisterGapsLeft) = (read.Rows, Count(gaps));
        diary.Tell(who, $"按比对结果补登、更正后再次导入 {read.Rows} 行（新增 {read.Added}，变更 {read.Changed}）", $"{TextOf(figures.RegisterGapsLeft)}；县有省无的报省平台核实");
    }

    private async Task<(string[] Heads, string[][] Rows)> ExportAsync(CancellationToken cancellationToken)
    {
        var path = stage.Work.TablePath("province-targets.csv");
        await changli.RunAsync(clerk, ["export", "targets", path], cancellationToken);
        var lines = await File.ReadAllLinesAsync(path, cancellationToken);
        return (lines[0].Split(','), [.. lines.Skip(1).Select(line => line.Split(',')).Where(cells => cells[Tags].Split('、').Contains(Tag))]);
    }

    // As the bureau keeps it: some are not on it yet, one stands under its former name, and one the province does not know.
    private static IEnumerable<string[]> Own(string[][] province) =>
        province[NotYetListed..].Select((cells, place) => place > 0 ? cells : [.. cells.Select((cell, column) => column == Name ? cell + "（原字号）" : cell)])
            .Append(["", "昌黎县某某牛羊肉经营部", "个体工商户", CreditCodes.Make("92", 28_000_000), "", "已成立", $"{CountyYear.Number}-09-02", "河北省秦皇岛市昌黎县昌黎镇某某街1号", Tag, ""]);

    private static IEnumerable<string[]> Completed(string[][] own, Dictionary<string, string[]> province, List<RegisterGap> gaps)
    {
        var taken = gaps.Where(gap => gap.Kind is Kind.MissingInCounty or Kind.Different).Select(gap => gap.Key).ToHashSet();
        return own.Where(cells => !taken.Contains(KeyOf(cells))).Concat(taken.Select(key => province[key]));
    }

    private static string KeyOf(string[] cells) => cells[CreditCode].Length > 0 ? cells[CreditCode] : cells[RegistrationNumber];

    private async Task<ImportReport> ImportAsync(IEnumerable<string[]> rows, string file, CancellationToken cancellationToken)
    {
        var path = stage.Work.TablePath(file);
        await File.WriteAllLinesAsync(path, rows.Select(cells => string.Join(',', cells)), cancellationToken);
        return await changli.AskAsync<ImportReport>(clerk, ["import", "targets", path, "--request-id", stage.Work.RequestId($"import/{file}")], cancellationToken);
    }

    private async Task<List<RegisterGap>> GapsAsync(CancellationToken cancellationToken) =>
        [.. (await changli.AskAsync<ListTargetGapsResponse>(clerk, ["gaps", "targets", "--tag", Tag], cancellationToken)).Gaps];

    private static YearGaps Count(List<RegisterGap> gaps)
    {
        int Of(Kind kind) => gaps.Count(gap => gap.Kind == kind);
        return new YearGaps(Of(Kind.MissingInCounty), Of(Kind.MissingUpstream), Of(Kind.Different));
    }

    private static string TextOf(YearGaps gaps) => $"省有县无 {gaps.MissingInCounty} 户，县有省无 {gaps.MissingUpstream} 户，信息不一致 {gaps.Different} 户";
}
