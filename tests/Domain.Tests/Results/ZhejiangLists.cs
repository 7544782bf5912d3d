using ChangliBridge.Domain.Results;

namespace ChangliBridge.Domain.Tests.Results;

/// <summary>Both lists of the Zhejiang platform, whose codes 1 to 9 mean different things.</summary>
internal static class ZhejiangLists
{
    public static readonly CodeList Old = new("zhejiang-result/2016",
    [
        new("1", "正常（符合信息公示相关规定）", false) { Excludes = ["2", "3", "4", "5", "6", "7", "8", "9"] },
        new("2", "未按规定公示即时信息", true),
        new("3", "未按规定公示年报信息", true),
        new("4", "通过登记的住所（经营场所）无法联系", false),
        new("5", "公示信息隐瞒真实情况、弄虚作假", true),
        new("6", "不予配合情节严重", true),
        new("7", "已办理营业执照注销", false),
        new("8", "被吊销营业执照", false),
        new("9", "被撤销登记", false),
    ]);

    public static readonly CodeList New = new("zhejiang-result/2017",
    [
        new("1", "未发现问题", false) { Excludes = ["3", "6", "8", "A", "B"] },
        new("3", "违反食品药品管理相关规定", true),
        new("6", "通过登记的住所（经营场所）无法联系", false),
        new("8", "不配合检查情节严重", true),
        new("10", "被吊销", false),
        new("11", "被撤销", false),
        new("12", "迁出", false),
        new("A", "发现问题待后续处理", true),
        new("B", "未按规定公示应当公示的信息", true),
    ]);
}
