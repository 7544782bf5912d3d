using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Visits;

/// <summary><c>changli visits enter TASK --entry ID</c>: 入企编号 of the caller's department.</summary>
internal static class VisitsEnter
{
    public static Command Make()
    {
        var task = ResourceName.InspectionTask();
        var entry = new Option<string>("--entry") { Description = "扫码所得的入企编号 (the entry id of the scan)", HelpName = "ID", Required = true };
        return new Command("enter", "登记本部门的入企编号 (records the entry id of the department's visit)") { task, entry }.Asks((bridge, parsed, asked) => bridge.Visits.RecordEntryAsync(
            new V1.RecordEntryRequest { Parent = parsed.GetRequiredValue(task), EntryId = parsed.GetRequiredValue(entry), RequestId = asked.RequestId }, asked.Options), VisitText.Print);
    }
}
