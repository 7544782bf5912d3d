using ChangliBridge.Cli.Printing;
using State = ChangliBridge.Contract.V1.JointNotice.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary>联合惩戒通知 as text.</summary>
internal static class JointText
{
    public static void Print(V1.JointNotice notice)
    {
        Lines.Fields(
            ("联合惩戒通知", notice.Name),
            ("状态", Label(notice)),
            ("信用记录", notice.CreditRecord),
            ("种类", notice.KindTitle),
            ("主体", $"{notice.TargetTitle}（{notice.TargetCode}）"),
            ("违法事实", notice.Violation),
            ("发出", $"{notice.Sender}　{InstantText.Of(notice.SendTime)}"));
        foreach (var measure in notice.Measures)
            Console.Out.WriteLine($"{measure.Department}：{Told(measure)}");
    }

    public static void Print(IEnumerable<V1.JointNotice> notices) => Lines.Table(
        ["联合惩戒通知", "状态", "种类", "主体", "未登记措施的部门"],
        notices.Select(notice => new[]
        {
            notice.Name, Label(notice), notice.KindTitle, notice.TargetTitle,
            string.Join('、', notice.Measures.Where(measure => measure.RecordTime is null).Select(measure => measure.Department)),
        }));

    private static string Label(V1.JointNotice notice) => notice.State == State.Standing ? "有效" : "已撤回";

    private static string Told(V1.JointMeasure measure) =>
        measure.RecordTime is null ? "未登记" : measure.Measure.Length > 0 ? measure.Measure : $"不采取措施：{measure.NoneReason}";
}
