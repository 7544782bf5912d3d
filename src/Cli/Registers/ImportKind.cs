using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Sheets;
using Google.Protobuf;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Registers;

/// <summary>One kind of file that can be imported (导入种类): its columns, and how its rows travel.</summary>
/// <param name="Name">As the command takes it.</param>
/// <param name="Columns">What its file holds.</param>
/// <param name="SendAsync">Sends rows and returns the report.</param>
internal sealed record ImportKind(string Name, IReadOnlyList<SheetColumn> Columns, Func<Bridge, ImportRows, CallOptions, Task<V1.ImportReport>> SendAsync)
{
    /// <summary>A message stays far below the bridge's limit of 1 MiB.</summary>
    private const int RowsAMessage = 500;

    public static readonly IReadOnlyList<ImportKind> All =
    [
        new("targets",
            [
                new("title", true, "名称", "企业名称", "市场主体名称"), new("type", false, "主体类型", "类型"), new("credit_code", true, "统一社会信用代码", "信用代码"),
                new("registration_number", false, "注册号", "注册号（编号）", "编号"), new("registration_state", false, "登记状态", "状态"), new("registered_on", false, "成立日期"),
                new("address", false, "住所（经营场所）", "住所", "地址", "注册地址"),
            ],
            (bridge, rows, options) => StreamAsync(bridge.Registers.ImportTargets(options), rows, chunk => new V1.ImportTargetsRequest
            {
                ValidateOnly = rows.DryRun,
                RequestId = rows.RequestId,
                Targets = { chunk.Select(row => ImportRows.TargetOf(row)) },
            })),
        new("inspectors",
            [
                new("title", true, "姓名"), new("certificate_number", true, "执法证号", "执法证编号"), new("valid_until", false, "有效期至", "执法证有效期至"),
                new("kind", false, "人员类别"), new("specialities", false, "执法领域", "专业领域"),
            ],
            (bridge, rows, options) => StreamAsync(bridge.Registers.ImportInspectors(options), rows, chunk => new V1.ImportInspectorsRequest
            {
                ValidateOnly = rows.DryRun,
                RequestId = rows.RequestId,
                Inspectors = { chunk.Select(row => ImportRows.InspectorOf(row)) },
            })),
        new("items",
            [
                new("upstream_item", true, "事项编码", "编码"), new("title", false, "检查项目", "事项名称"), new("duty_basis", true, "三定依据", "“三定”依据"), new("guidance", false, "工作指引"),
            ],
            (bridge, rows, options) => StreamAsync(bridge.Registers.ImportItems(options), rows, chunk => new V1.ImportItemsRequest
            {
                ValidateOnly = rows.DryRun,
                RequestId = rows.RequestId,
                Items = { chunk.Select(row => new V1.ImportItemsRequest.Types.ItemLine { Line = row.Line, UpstreamItem = row["upstream_item"], Title = row["title"], DutyBasis = row["duty_basis"], Guidance = row["guidance"] }) },
            })),
        new("mappings",
            [new("upstream_item", true, "事项编码", "抽查事项编码"), new("supervision_item", true, "监管事项目录编码", "监管事项编码")],
            (bridge, rows, options) => StreamAsync(bridge.Registers.ImportItemMappings(options), rows, chunk => new V1.ImportItemMappingsRequest
            {
                ValidateOnly = rows.DryRun,
                RequestId = rows.RequestId,
                Mappings = { chunk.Select(row => new V1.ImportItemMappingsRequest.Types.MappingLine { Line = row.Line, UpstreamItem = row["upstream_item"], SupervisionItem = row["supervision_item"] }) },
            })),
    ];

    private static async Task<V1.ImportReport> StreamAsync<TRequest>(AsyncClientStreamingCall<TRequest, V1.ImportReport> call, ImportRows rows, Func<IEnumerable<SheetRow>, TRequest> message) where TRequest : IMessage<TRequest>
    {
        using (call)
        {
            foreach (var chunk in rows.Rows.Chunk(RowsAMessage).DefaultIfEmpty([]))
                await call.RequestStream.WriteAsync(message(chunk));
            await call.RequestStream.CompleteAsync();
            return await call.ResponseAsync;
        }
    }
}
