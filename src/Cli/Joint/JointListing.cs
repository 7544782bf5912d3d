using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Joint;

/// <summary><c>changli joint list [--open]</c>: 名单确认 of every joint draw.</summary>
internal static class JointListing
{
    private static readonly string[] Columns = ["抽取", "牵头部门", "期限", "待确认", "可以检查"];

    public static Command Make()
    {
        var open = new Option<bool>("--open") { Description = "只列尚待确认的 (only those that wait for a department)" };
        return new Command("list", "列出名单确认 (lists the confirmations of drawn lists)") { open, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, parsed.GetValue(open), ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, bool open, CancellationToken ct)
    {
        var lists = await Pages.AllAsync<V1.JointList>(async token =>
        {
            var answer = await bridge.Joint.ListJointListsAsync(new V1.ListJointListsRequest { Open = open, PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.JointLists, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListJointListsResponse { JointLists = { lists }, TotalSize = lists.Count }, () => Lines.Table(
            Columns, lists.Select(list => new[] { list.Draw, list.LeadDepartment, JointText.Deadline(list), JointText.Waiting(list), InstantText.Of(list.CloseTime) })));
        return ExitCode.Done;
    }
}
