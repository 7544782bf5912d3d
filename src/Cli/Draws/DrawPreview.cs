using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw preview PLAN BATCH</c>: what each reading of the rate clause would draw, before anything is frozen.</summary>
internal static class DrawPreview
{
    private static readonly string[] Columns = ["", "读法", "取整", "最少", "各分层", "合计", "总体", "差额", "占比", "依据的写法"];

    public static Command Make()
    {
        var (plan, batch) = (ResourceName.Plan(), new Argument<string>("BATCH") { Description = "批次编号 (batch of the plan)" });
        return new Command("preview", "试算：各种读法各抽多少户，什么也不冻结 (dry run: what each reading of the rates would draw; freezes nothing)") { plan, batch, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) =>
            {
                var request = new V1.PreviewDrawRequest { Parent = parsed.GetRequiredValue(plan), BatchId = parsed.GetRequiredValue(batch) };
                var preview = await bridge.Plans.PreviewDrawAsync(request, bridge.Options(ct));
                OutputFormat.Print(parsed, preview, () => Print(preview));
                return ExitCode.Done;
            });
    }

    private static void Print(V1.DrawPreview preview)
    {
        Lines.Fields(
            ("名单", $"{preview.FrameSize} 户，其中 {preview.MemberCount} 户可抽"),
            ("不属于任何分层", preview.HomelessCount > 0 ? $"{preview.HomelessCount} 户，冻结前须增加分层或调整范围" : ""));
        Lines.Table(Columns, preview.Readings.Select(Row));
        var flags = preview.Flags.Concat(preview.Readings.Where(reading => reading.Chosen).SelectMany(reading => reading.Flags));
        Lines.Fields([.. flags.Select(flag => ("提示", flag.Stratum.Length > 0 ? $"[{flag.Stratum}] {flag.Text}" : flag.Text))]);
    }

    private static string[] Row(V1.ReadingPreview reading)
    {
        string[] how = [reading.Chosen ? "现行" : "", Mode(reading.Mode), Rounding(reading.Rounding), Minimum(reading.Minimum)];
        return reading.Impossible.Length > 0
            ? [.. how, reading.Impossible, "", "", "", "", ""]
            : [.. how, string.Join(" ", reading.Strata.Select(stratum => $"{stratum.Name} {stratum.Quota}/{stratum.Size}")), $"{reading.Total}",
                reading.HasOverallTotal ? $"{reading.OverallTotal}" : "", reading.HasGap ? $"{reading.Gap:+0;-0;0}" : "", reading.Share, string.Join("；", reading.Follows)];
    }

    private static string Mode(V1.Overall.Types.Mode mode) => mode switch
    {
        V1.Overall.Types.Mode.TopUp => "分级后补足总体",
        V1.Overall.Types.Mode.Budget => "总量按分级分配",
        _ => "分级为准",
    };

    private static string Rounding(V1.Rounding rounding) => rounding switch
    {
        V1.Rounding.Up => "进一",
        V1.Rounding.Down => "舍去",
        _ => "四舍五入",
    };

    private static string Minimum(V1.ReadingPreview.Types.Minimum minimum) => minimum switch
    {
        V1.ReadingPreview.Types.Minimum.One => "1",
        V1.ReadingPreview.Types.Minimum.AsWritten => "按计划",
        _ => "0",
    };
}
