using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries explain DELIVERY</c>: what happened, whose fault it was, what comes next, what can be done.</summary>
internal static class DeliveriesExplain
{
    public static Command Make()
    {
        var delivery = ResourceName.Delivery();
        return new Command("explain", "说明一件投递：每次尝试、责任方、下一步和可用处置 (explains a delivery: attempts, whose fault, what next, what to do)") { delivery, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) =>
            {
                var explanation = await bridge.Deliveries.ExplainDeliveryAsync(new V1.ExplainDeliveryRequest { Name = parsed.GetRequiredValue(delivery) }, bridge.Options(ct));
                OutputFormat.Print(parsed, explanation, () => Print(explanation));
                return ExitCode.Done;
            });
    }

    private static void Print(V1.DeliveryExplanation explanation)
    {
        DeliveryText.Print(explanation.Delivery);
        foreach (var (step, attempt) in explanation.Steps.Zip(explanation.Delivery.Attempts))
            Console.Out.WriteLine($"第{step.Number}次 {InstantText.Of(attempt.StartTime)} {step.Text}{Fault(step.Origin)}");
        Lines.Fields(("含义", explanation.Meaning), ("下一步", explanation.Next));
        foreach (var remedy in explanation.Remedies)
            Console.Out.WriteLine($"可用：{remedy}");
    }

    private static string Fault(string origin) => origin switch
    {
        "bridge" => "［责任：本桥］",
        "platform" => "［责任：对方］",
        "network" => "［责任：网络或对方］",
        "caller" => "［责任：经办部门］",
        _ => "",
    };
}
