using Google.Protobuf;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The catalog service; it remembers every request and answers with one item.</summary>
internal sealed class RecordingCatalog : V1.CatalogService.CatalogServiceBase
{
    public List<IMessage> Requests { get; } = [];

    public static V1.InspectionItem Item => new()
    {
        Name = "inspectionItems/mzj-mz001",
        Code = "MZ001",
        Title = "清真食品检查",
        Department = "departments/mzj",
        Category = V1.ItemCategory.Key,
        State = V1.InspectionItem.Types.State.InForce,
        UpstreamState = V1.InspectionItem.Types.UpstreamState.Changed,
        LatestVersion = 2,
        SupervisionItems = { "13032211010001" },
    };

    public T Last<T>() where T : IMessage => (T)Requests[^1];

    public override Task<V1.ListInspectionItemsResponse> ListInspectionItems(V1.ListInspectionItemsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListInspectionItemsResponse { InspectionItems = { Item }, NextPageToken = request.PageToken.Length == 0 ? "2" : "" });
    }

    public override Task<V1.ListInspectionTargetsResponse> ListInspectionTargets(V1.ListInspectionTargetsRequest request, ServerCallContext context) => Task.FromResult(new V1.ListInspectionTargetsResponse
    {
        InspectionTargets =
        {
            new V1.InspectionTarget
            {
                Name = "inspectionTargets/1", Title = "=甲", Type = V1.TargetType.Product, CreditCode = "91350203M0001QAY9B", RegistrationState = "已成立", RegisteredOn = new() { Year = 2021, Month = 5, Day = 6 },
                Address = "昌黎县", Tags = { "餐饮服务", "学校周边" }, Grade = "D",
            },
        },
    });

    public override Task<V1.ListInspectorsResponse> ListInspectors(V1.ListInspectorsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListInspectorsResponse
        {
            Inspectors = { new V1.Inspector { Name = "inspectors/mzj-02", Title = "测试", Department = "departments/mzj", CertificateNumber = "冀C1", ValidUntil = new() { Year = 2023, Month = 11, Day = 9 } } },
        });
    }

    public override Task<V1.InspectionItem> ClaimItem(V1.ClaimItemRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.InspectionItem> ConfirmItemMapping(V1.ConfirmItemMappingRequest request, ServerCallContext context) => Record(request);

    private Task<V1.InspectionItem> Record(IMessage request)
    {
        Requests.Add(request);
        return Task.FromResult(Item);
    }
}
