using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Printing;

/// <summary>一企一表 as a page: results and signatures are filled in on the spot. The signatures are those of the Zhejiang record form.</summary>
internal static class SheetPage
{
    private static readonly string[] Columns = ["抽查事项", "类别", "检查内容", "检查依据", "检查方式", "检查结果（合格／不合格／未检查／合理缺项）"];

    public static string Of(V1.InspectionSheet sheet) => PrintedPage.Of(
        "部门联合抽查检查记录表（一企一表）",
        [
            PrintedPage.Table(["任务", "检查对象", "统一社会信用代码（注册号）", "检查时间"], [[sheet.Title, sheet.TargetTitle, sheet.TargetCode, PrintedPage.Window(sheet.StartDate, sheet.EndDate)]]),
            .. sheet.Parts.SelectMany(PartOf),
            PrintedPage.Signatures("被检查单位意见及法定代表人（负责人）签名", "执法检查人员签名", "组长审核"),
        ]);

    private static IEnumerable<string> PartOf(V1.SheetPart part)
    {
        yield return PrintedPage.Paragraph($"{part.Department}　检查人员：{string.Join("、", part.Inspectors)}");
        yield return PrintedPage.Table(Columns, part.Items.Select(item => new[] { item.Title, item.Category, item.Content, item.LegalBasis, item.Method, "" }));
        foreach (var remark in part.Remarks)
            yield return PrintedPage.Paragraph(remark);
    }
}
