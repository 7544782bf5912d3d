using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries discard DELIVERY</c>: proposes; another person confirms.</summary>
internal static class DeliveriesDiscard
{
    public static Command Make()
    {
        var reason = DeliveryAct.Reason();
        return DeliveryAct.Make(new Command("discard", "申请作废被扣留的投递，须另一人确认 (proposes to give a held delivery up; another person confirms)"), [reason], (deliveries, parsed, act) =>
            deliveries.DiscardDeliveryAsync(new V1.DiscardDeliveryRequest { Name = act.Delivery, Reason = parsed.GetRequiredValue(reason), RequestId = act.RequestId }, act.Options));
    }
}
