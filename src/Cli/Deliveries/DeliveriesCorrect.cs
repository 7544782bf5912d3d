using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries correct DELIVERY FILE</c>: prints the new revision.</summary>
internal static class DeliveriesCorrect
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "更正后的记录，JSON 对象 (the corrected record, a JSON object)" };
        var reason = DeliveryAct.Reason();
        return DeliveryAct.Make(
            new Command("correct", "以新版本更正被拒收、冲突或已作废的投递 (follows a rejected, conflicting or discarded delivery by a corrected revision)"), [file, reason], (deliveries, parsed, act) =>
                deliveries.CorrectDeliveryAsync(
                    new V1.CorrectDeliveryRequest { Name = act.Delivery, Body = File.ReadAllText(parsed.GetRequiredValue(file).FullName), Reason = parsed.GetRequiredValue(reason), RequestId = act.RequestId },
                    act.Options));
    }
}
