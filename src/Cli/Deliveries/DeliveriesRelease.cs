using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries release DELIVERY</c>.</summary>
internal static class DeliveriesRelease
{
    public static Command Make() => DeliveryAct.Make(
        new Command("release", "放行被扣留的投递，可能发出过的先查询 (lets a held delivery go on; what may have been sent is looked up first)"), [], (deliveries, _, act) =>
            deliveries.ReleaseDeliveryAsync(new V1.ReleaseDeliveryRequest { Name = act.Delivery, RequestId = act.RequestId }, act.Options));
}
