using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Duties;

/// <summary><c>changli due complete YEARLY-DUTY</c>: the caller's department has done what the plan sets for the year.</summary>
internal static class DueComplete
{
    public static Command Make()
    {
        var duty = ResourceName.YearlyDuty();
        var note = new Option<string>("--note") { Description = "办理情况，存档 (what was done; kept)", HelpName = "TEXT", Required = true };
        return new Command("complete", "办结本部门的年度事项 (completes a yearly duty of one's department)") { duty, note }.Asks((bridge, parsed, asked) => bridge.Duties.CompleteDutyAsync(
            new V1.CompleteDutyRequest { Name = parsed.GetRequiredValue(duty), Note = parsed.GetRequiredValue(note), RequestId = asked.RequestId }, asked.Options), done => Console.Out.WriteLine($"已办结：{done.Title}"));
    }
}
