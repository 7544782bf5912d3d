using System.Globalization;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Items;
using ChangliBridge.Cli.Sheets;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Registers;

/// <summary>The tables that can be exported (导出表格). A single target's grade is internal and stands in none.</summary>
internal static class ExportTables
{
    public static readonly IReadOnlyDictionary<string, Func<Bridge, CancellationToken, Task<Sheet>>> All = new Dictionary<string, Func<Bridge, CancellationToken, Task<Sheet>>>
    {
        ["targets"] = TargetsAsync,
        ["inspectors"] = InspectorsAsync,
        ["items"] = ItemsAsync,
        ["plans"] = PlansAsync,
    };

    private static async Task<Sheet> TargetsAsync(Bridge bridge, CancellationToken ct)
    {
        var targets = await Pages.AllAsync<V1.InspectionTarget>(async token =>
        {
            var answer = await bridge.Catalog.ListInspectionTargetsAsync(new V1.ListInspectionTargetsRequest { PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.InspectionTargets, answer.NextPageToken);
        }, ct);
        return new Sheet("检查对象名录", ["序号", "名称", "主体类型", "统一社会信用代码", "注册号", "登记状态", "成立日期", "住所（经营场所）", "分类标注", "提示"], targets.Select((target, i) => new object?[]
        {
            i + 1, target.Title, TypeOf(target.Type), target.CreditCode, target.RegistrationNumber, target.RegistrationState, Day(target.RegisteredOn), target.Address, string.Join('、', target.Tags),
            target.CreditCodeChecks ? "" : "统一社会信用代码校验码不符，请核对",
        }));
    }

    private static async Task<Sheet> InspectorsAsync(Bridge bridge, CancellationToken ct)
    {
        var inspectors = await Pages.AllAsync<V1.Inspector>(async token =>
        {
            var answer = await bridge.Catalog.ListInspectorsAsync(new V1.ListInspectorsRequest { PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.Inspectors, answer.NextPageToken);
        }, ct);
        return new Sheet("执法检查人员名录", ["序号", "姓名", "工作单位", "执法证号", "有效期至", "执法领域"], inspectors.Select((inspector, i) => new object?[]
        {
            i + 1, inspector.Title, inspector.Department, inspector.CertificateNumber, Day(inspector.ValidUntil), string.Join('、', inspector.Tags),
        }));
    }

    private static async Task<Sheet> ItemsAsync(Bridge bridge, CancellationToken ct)
    {
        var items = await ItemsList.AllAsync(bridge, null, null, ct);
        return new Sheet("抽查事项清单", ["序号", "事项编码", "检查项目", "事项类别", "检查主体", "检查依据", "检查方式", "检查内容", "是否适用跨部门联合抽查", "三定依据", "工作指引", "监管事项目录编码", "状态", "版本", "备注"], items.Select((item, i) => new object?[]
        {
            i + 1, item.Code, item.Title, ItemText.Label(item.Category), item.Department, item.LegalBasis, item.Method, item.Content, item.JointEligible ? "是" : "否", item.DutyBasis, item.Guidance,
            string.Join('、', item.SupervisionItems), ItemText.Label(item.State), item.LatestVersion,
            item.UpstreamState == V1.InspectionItem.Types.UpstreamState.Same ? "" : ItemText.Label(item.UpstreamState),
        }));
    }

    private static async Task<Sheet> PlansAsync(Bridge bridge, CancellationToken ct)
    {
        var plans = await Pages.AllAsync<V1.InspectionPlan>(async token =>
        {
            var answer = await bridge.Plans.ListInspectionPlansAsync(new V1.ListInspectionPlansRequest { PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.InspectionPlans, answer.NextPageToken);
        }, ct);
        var titles = (await ItemsList.AllAsync(bridge, null, null, ct)).ToDictionary(item => item.Name, item => item.Title);
        var rows = from plan in plans
                   from batch in plan.Batches
                   select (plan, batch);
        return new Sheet("抽查计划", ["序号", "检查主体", "年度计划名称", "检查内容", "计划开展时间", "股室", "抽查比例", "抽查频次", "抽查数量"], rows.Select((row, i) => new object?[]
        {
            i + 1,
            string.Join('、', row.batch.Departments.Select(part => part.Department)),
            row.plan.Title,
            string.Join('；', row.batch.Departments.SelectMany(part => part.Items).Select(item => titles.GetValueOrDefault(item, item))),
            $"{Day(row.batch.StartDate)} 至 {Day(row.batch.EndDate)}",
            "",
            string.Join('，', row.batch.Strata.Where(stratum => stratum.Take.EndsWith('%')).Select(stratum => $"{stratum.Name} {stratum.Take}")),
            string.Join('，', row.batch.Strata.Where(stratum => stratum.Range is { MostPerYear: > 0 }).Select(stratum => $"{stratum.Name} 每年至多{stratum.Range.MostPerYear}次")),
            string.Join('，', row.batch.Strata.Where(stratum => !stratum.Take.EndsWith('%')).Select(stratum => $"{stratum.Name} {stratum.Take}")),
        }));
    }

    private static string TypeOf(V1.TargetType type) => type switch
    {
        V1.TargetType.Enterprise => "企业",
        V1.TargetType.SoleTrader => "个体工商户",
        V1.TargetType.Cooperative => "农民专业合作社",
        V1.TargetType.Product => "产品",
        V1.TargetType.Project => "项目",
        V1.TargetType.Site => "场所",
        _ => "",
    };

    private static string Day(Google.Type.Date? day) => day is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}");
}
