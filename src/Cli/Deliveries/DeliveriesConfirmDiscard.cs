using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries confirm-discard DELIVERY</c>.</summary>
internal static class DeliveriesConfirmDiscard
{
    public static Command Make() => DeliveryAct.Make(
        new Command("confirm-discard", "确认他人的作废申请 (confirms what another person proposed to give up)"), [], (deliveries, _, act) =>
            deliveries.ConfirmDiscardDeliveryAsync(new V1.ConfirmDiscardDeliveryRequest { Name = act.Delivery, RequestId = act.RequestId }, act.Options));
}
