using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries findings</c>: how the bridge and the platforms disagree.</summary>
internal static class DeliveriesFindings
{
    private static readonly string[] Columns = ["差异", "平台", "种类", "业务编号", "版本", "首次发现", "说明", "处理"];

    public static Command Make()
    {
        var platform = FilterOptions.Platform();
        var all = new Option<bool>("--all") { Description = "已处理的也列出 (settled ones too)" };
        return new Command("findings", "列出对账差异 (lists how the bridge and the platforms disagree)") { platform, all, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, (parsed.GetValue(platform)!, parsed.GetValue(all)), ct));
    }

    public static string Label(V1.Finding.Types.Kind kind) => kind switch
    {
        V1.Finding.Types.Kind.Lost => "对方丢失",
        V1.Finding.Types.Kind.Differs => "内容不同",
        V1.Finding.Types.Kind.Twice => "对方重复",
        V1.Finding.Types.Kind.NotOurs => "来源不明",
        V1.Finding.Types.Kind.AlreadyThere => "对方已有",
        _ => kind.ToString(),
    };

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, (string Platform, bool All) of, CancellationToken ct)
    {
        var findings = await Pages.AllAsync<V1.Finding>(async token =>
        {
            var request = new V1.ListFindingsRequest { Platform = of.Platform, ShowResolved = of.All, PageSize = Pages.Size, PageToken = token };
            var answer = await bridge.Reconciliations.ListFindingsAsync(request, bridge.Options(ct));
            return (answer.Findings, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListFindingsResponse { Findings = { findings }, TotalSize = findings.Count }, () => Lines.Table(Columns, findings.Select(finding => new[]
        {
            finding.Name, finding.Platform, Label(finding.Kind), finding.BusinessKey, $"{finding.Revision}", InstantText.Of(finding.FirstSeenTime), finding.Text,
            finding.Resolver.Length > 0 ? $"{finding.Resolver}：{finding.Note}" : "",
        })));
        return ExitCode.Done;
    }
}
