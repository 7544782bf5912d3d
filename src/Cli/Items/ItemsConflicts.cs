using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Kind = ChangliBridge.Contract.V1.MappingConflict.Types.Kind;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary><c>changli items conflicts</c>: mappings that somebody has to decide on.</summary>
internal static class ItemsConflicts
{
    public static Command Make() => new Command("conflicts", "列出待处理的映射冲突 (lists mapping conflicts)") { OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
    {
        var conflicts = await Pages.AllAsync<V1.MappingConflict>(async token =>
        {
            var answer = await bridge.Coverages.ListMappingConflictsAsync(new V1.ListMappingConflictsRequest { PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.MappingConflicts, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListMappingConflictsResponse { MappingConflicts = { conflicts }, TotalSize = conflicts.Count }, () => Lines.Table(
            ["监管事项", "冲突", "事项", "处理"],
            conflicts.Select(conflict => conflict.Kind == Kind.Withdrawn
                ? new[] { conflict.SupervisionItem, "监管事项已取消", string.Join('、', conflict.Items), "changli items map：重新确认映射" }
                : new[] { conflict.SupervisionItem, "多部门共用", string.Join('、', conflict.Items), "changli items map：改映射；或由县双随机办 changli items share：确认共用" })));
        return ExitCode.Done;
    });
}
