using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary><c>changli items versions</c>: what an item was, and why it became another.</summary>
internal static class ItemsVersions
{
    public static Command Make()
    {
        var item = ResourceName.Item();
        return new Command("versions", "列出事项的各个版本 (lists the versions of an item)") { item, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var versions = await Pages.AllAsync<V1.ItemVersion>(async token =>
            {
                var answer = await bridge.Items.ListItemVersionsAsync(new V1.ListItemVersionsRequest { Parent = parsed.GetRequiredValue(item), PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
                return (answer.ItemVersions, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListItemVersionsResponse { ItemVersions = { versions }, TotalSize = versions.Count }, () => Lines.Table(
                ["版本", "变更", "时间", "办理人", "理由", "检查项目", "三定依据"],
                versions.Select(version => new[] { $"{version.Number}", ItemText.Label(version.Act), InstantText.Of(version.MakeTime), version.MadeBy, version.Reason, version.Title, version.DutyBasis })));
            return ExitCode.Done;
        });
    }
}
