using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries hold DELIVERY</c>.</summary>
internal static class DeliveriesHold
{
    public static Command Make()
    {
        var reason = DeliveryAct.Reason();
        return DeliveryAct.Make(new Command("hold", "扣留等待中的投递 (stops a delivery that waits)"), [reason], (deliveries, parsed, act) =>
            deliveries.HoldDeliveryAsync(new V1.HoldDeliveryRequest { Name = act.Delivery, Reason = parsed.GetRequiredValue(reason), RequestId = act.RequestId }, act.Options));
    }
}
