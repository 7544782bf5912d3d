using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Visits;

/// <summary><c>changli visits enter TASK --entry ID</c>: 入企编号 of the caller's department.</summary>
internal static class VisitsEnter
{
    public static Command Make()
    {
        var task = ResourceName.InspectionTask();
        var entry = new Option<string>("--entry") { Description = "扫码所得的入企编号 (the entry id of the scan)", HelpName = "ID", Required = true };
        return new Command("enter", "登记本部门的入企编号 (records the entry id of the department's visit)") { task, entry, RequestId.Option, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var request = new V1.RecordEntryRequest { Parent = parsed.GetRequiredValue(task), EntryId = parsed.GetRequiredValue(entry), RequestId = RequestId.GivenOrFresh(parsed) };
            return VisitText.Print(parsed, await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Visits.RecordEntryAsync(request, options), ct));
        });
    }
}
