using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Joint;

/// <summary><c>changli joint notice TASK [--html FILE]</c>: 告知书.</summary>
internal static class JointNotice
{
    public static Command Make()
    {
        var (task, html) = (ResourceName.InspectionTask(), PrintedFile.Option());
        return new Command("notice", "告知书：一次告知全部备查材料 (one notice that lists all documents to prepare)") { task, html, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var notice = await bridge.Joint.GetInspectionNoticeAsync(new V1.GetInspectionNoticeRequest { Name = parsed.GetRequiredValue(task) }, bridge.Options(ct));
            if (parsed.GetValue(html) is { } file)
                return await PrintedFile.WriteAsync(file, notice.Html, ct);
            OutputFormat.Print(parsed, notice, () => Print(notice));
            return ExitCode.Done;
        });
    }

    private static void Print(V1.InspectionNotice notice) => Lines.Fields(
        ("任务", notice.Task),
        ("检查对象", notice.TargetTitle),
        ("时间", $"{DayText.Of(notice.StartDate)}至{DayText.Of(notice.EndDate)}"),
        ("部门", string.Join("、", notice.Departments)),
        ("检查事项", string.Join("；", notice.Items)),
        ("备查材料", string.Join("；", notice.Documents)));
}
