using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Risk;

/// <summary><c>changli risk warnings</c>: grades and indexes that became worse, newest first.</summary>
internal static class RiskWarnings
{
    private static readonly string[] Columns = ["预警", "对象", "名称", "等级", "指数", "月份", "规则", "依据", "建议", "事项", "处置"];

    public static Command Make()
    {
        var all = new Option<bool>("--all") { Description = "已处置的也列出 (answered ones too)" };
        var rule = new Option<string>("--rule") { Description = "只列此规则的 (only of this rule)", HelpName = "RULE", DefaultValueFactory = _ => "" };
        var grade = new Option<string>("--grade") { Description = "只列变为此等级的 (only with this new grade)", HelpName = "GRADE", DefaultValueFactory = _ => "" };
        var indexOnly = new Option<bool>("--index-only") { Description = "只列等级未变、仅指数变差的 (only where the grade stayed and the index became worse)" };
        return new Command("warnings", "列出等级或指数变差的预警，先新后旧 (lists warnings of grades and indexes that became worse)") { all, rule, grade, indexOnly, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed,
                new V1.ListEarlyWarningsRequest { ShowAcknowledged = parsed.GetValue(all), Rule = parsed.GetValue(rule)!, Grade = parsed.GetValue(grade)!, GradeUnchanged = parsed.GetValue(indexOnly), PageSize = Pages.Size }, ct));
    }

    public static string Label(V1.EarlyWarning.Types.Disposal disposal) => disposal switch
    {
        V1.EarlyWarning.Types.Disposal.Included => "纳入批次",
        V1.EarlyWarning.Types.Disposal.SpecialCheck => "专项检查",
        V1.EarlyWarning.Types.Disposal.None => "不作处置",
        _ => "",
    };

    /// <summary>From and to; empty where the province told neither.</summary>
    public static string IndexesOf(V1.EarlyWarning warning) =>
        warning.IndexBefore.Length + warning.IndexAfter.Length == 0 ? "" : $"{warning.IndexBefore}→{warning.IndexAfter}";

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, V1.ListEarlyWarningsRequest request, CancellationToken ct)
    {
        var warnings = await Pages.AllAsync<V1.EarlyWarning>(async token =>
        {
            request.PageToken = token;
            var answer = await bridge.Risk.ListEarlyWarningsAsync(request, bridge.Options(ct));
            return (answer.EarlyWarnings, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListEarlyWarningsResponse { EarlyWarnings = { warnings }, TotalSize = warnings.Count }, () => Lines.Table(Columns, warnings.Select(warning => new[]
        {
            warning.Name, warning.Target, warning.TargetTitle, $"{warning.GradeBefore}→{warning.GradeAfter}", IndexesOf(warning), warning.Month, warning.Rule, warning.Source, warning.Advice,
            string.Join("、", warning.Items), Label(warning.Disposal),
        })));
        return ExitCode.Done;
    }
}
