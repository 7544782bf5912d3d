using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Kind = ChangliBridge.Contract.V1.RegisterGap.Types.Kind;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Registers;

/// <summary><c>changli gaps targets|inspectors</c>: 应纳尽纳.</summary>
internal static class GapsCommand
{
    private static readonly Dictionary<string, Kind> Kinds = new()
    {
        ["missing-upstream"] = Kind.MissingUpstream,
        ["missing-in-county"] = Kind.MissingInCounty,
        ["different"] = Kind.Different,
        ["auxiliary"] = Kind.AuxiliaryListed,
    };

    public static Command Make() => new("gaps", "应纳尽纳：本部门名录与省级名录库的差异 (where the department's lists and the province's registers differ)")
    {
        MakeTargets(),
        MakeInspectors(),
    };

    private static Command MakeTargets()
    {
        var (department, kind) = (Department(), OfKind());
        var tag = new Option<string>("--tag") { Description = "只与带该标签的省级对象比对 (only with targets of this tag)", HelpName = "TAG", DefaultValueFactory = _ => "" };
        return new Command("targets", "检查对象 (targets)") { department, tag, kind, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var gaps = await Pages.AllAsync<V1.RegisterGap>(async token =>
            {
                var answer = await bridge.Registers.ListTargetGapsAsync(
                    new V1.ListTargetGapsRequest { Department = parsed.GetValue(department) ?? "", Tag = parsed.GetValue(tag), Kind = KindOf(parsed.GetValue(kind)), PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
                return (answer.Gaps, answer.NextPageToken);
            }, ct);
            return Print(parsed, new V1.ListTargetGapsResponse { Gaps = { gaps }, TotalSize = gaps.Count }, gaps);
        });
    }

    private static Command MakeInspectors()
    {
        var (department, kind) = (Department(), OfKind());
        return new Command("inspectors", "执法检查人员 (inspectors)") { department, kind, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var gaps = await Pages.AllAsync<V1.RegisterGap>(async token =>
            {
                var answer = await bridge.Registers.ListInspectorGapsAsync(
                    new V1.ListInspectorGapsRequest { Department = parsed.GetValue(department) ?? "", Kind = KindOf(parsed.GetValue(kind)), PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
                return (answer.Gaps, answer.NextPageToken);
            }, ct);
            return Print(parsed, new V1.ListInspectorGapsResponse { Gaps = { gaps }, TotalSize = gaps.Count }, gaps);
        });
    }

    private static int Print(ParseResult parsed, Google.Protobuf.IMessage answer, List<V1.RegisterGap> gaps)
    {
        OutputFormat.Print(parsed, answer, () => Lines.Table(
            ["差异", "代码", "本部门名称", "本部门登记", "省级名称", "省级登记"],
            gaps.Select(gap => new[] { Label(gap.Kind), gap.Key, gap.CountyTitle, gap.CountyDetail, gap.ProvinceTitle, gap.ProvinceDetail })));
        return ExitCode.Done;
    }

    private static string Label(Kind kind) => kind switch
    {
        Kind.MissingUpstream => "县有省无",
        Kind.MissingInCounty => "省有县无",
        Kind.Different => "信息不一致",
        Kind.AuxiliaryListed => "辅助人员在库",
        _ => $"{kind}",
    };

    private static Option<string?> Department() => ResourceName.DepartmentOption("部门：departments/编号，或只写编号；缺省为本部门 (the department; one's own by default)");

    private static Option<string?> OfKind()
    {
        var kind = new Option<string?>("--kind") { Description = "只看该种差异 (only this kind)" };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        return kind;
    }

    private static Kind KindOf(string? given) => given is null ? Kind.Unspecified : Kinds[given];
}
