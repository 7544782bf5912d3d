using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Joint;

/// <summary>名单确认 in words.</summary>
internal static class JointText
{
    private static readonly string[] Columns = ["部门", "确认", "确认人", "逾期", "异议"];

    public static int Print(ParseResult parsed, V1.JointList list)
    {
        OutputFormat.Print(parsed, list, () => Print(list));
        return ExitCode.Done;
    }

    public static void Print(V1.JointList list)
    {
        Lines.Fields(
            ("抽取", list.Draw),
            ("牵头部门", list.LeadDepartment),
            ("确认期限", Deadline(list)),
            ("待确认", Waiting(list)),
            ("可以检查", InstantText.Of(list.CloseTime)),
            ("牵头部门决定", list.OverrideReason.Length > 0 ? $"{list.OverrideReason}（{list.OverriddenBy}）" : ""));
        Lines.Table(Columns, list.Departments.Select(own => new[]
        {
            own.Department, InstantText.Of(own.ConfirmTime), own.ConfirmedBy, own.Late ? "是" : "", string.Join("；", own.Objections.Select(Objection)),
        }));
    }

    private static string Objection(V1.TargetObjection objection) => $"{objection.Task} {objection.Reason}{(objection.Answer is not { } answer ? "" : $"（{Verdict(answer)}：{answer.Reason}）")}";

    private static string Verdict(V1.ObjectionAnswer answer) => !answer.Upheld ? "不采纳" : answer.WholeTarget ? "采纳，各部门均不予检查" : "采纳，该部门不予检查";

    public static string Deadline(V1.JointList list) => DayText.Of(list.ConfirmBy) + (list.Provisional ? "（暂定）" : "");

    public static string Waiting(V1.JointList list) => string.Join("、", list.Departments.Where(own => own.ConfirmTime is null).Select(own => own.Department));
}
