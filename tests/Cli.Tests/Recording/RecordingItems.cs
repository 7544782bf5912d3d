using Google.Protobuf;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The item service; it remembers every request and answers with one item.</summary>
internal sealed class RecordingItems : V1.ItemService.ItemServiceBase
{
    public List<IMessage> Requests { get; } = [];

    public T Last<T>() where T : IMessage => (T)Requests[^1];

    public override Task<V1.InspectionItem> ReclaimItem(V1.ReclaimItemRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.InspectionItem> UpdateItemGuidance(V1.UpdateItemGuidanceRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.InspectionItem> RetireItem(V1.RetireItemRequest request, ServerCallContext context) => Record(request);

    public override Task<V1.ListItemVersionsResponse> ListItemVersions(V1.ListItemVersionsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListItemVersionsResponse
        {
            ItemVersions = { new V1.ItemVersion { Number = 1, Act = V1.ItemAct.Claimed, MadeBy = "mzj/a", Title = "清真食品检查", DutyBasis = "三定第三条" }, new V1.ItemVersion { Number = 2, Act = V1.ItemAct.GuidanceUpdated, Reason = "修订" } },
            TotalSize = 2,
        });
    }

    private Task<V1.InspectionItem> Record(IMessage request)
    {
        Requests.Add(request);
        return Task.FromResult(RecordingCatalog.Item);
    }
}
