using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Printing;

/// <summary>告知书 as a page: one for all departments, so that the target prepares once. Source: 南陵 2024, 一次告知.</summary>
internal static class NoticePage
{
    public static string Of(V1.InspectionNotice notice) => PrintedPage.Of(
        "部门联合抽查告知书",
        PrintedPage.Paragraph($"{notice.TargetTitle}："),
        PrintedPage.Paragraph($"经随机抽取，{string.Join("、", notice.Departments)}将于{PrintedPage.Window(notice.StartDate, notice.EndDate)}期间对你单位一次联合检查。"),
        PrintedPage.Table(["检查事项"], notice.Items.Select(item => new[] { item })),
        PrintedPage.Table(["请一次备齐以下材料"], notice.Documents.Select(document => new[] { document })),
        PrintedPage.Paragraph("检查人员不少于两人，并出示执法证件；未出示的，你单位有权拒绝检查。"),
        PrintedPage.Signatures("送达人", "收件人及日期"));
}
