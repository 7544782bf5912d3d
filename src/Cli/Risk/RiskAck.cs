using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Disposal = ChangliBridge.Contract.V1.EarlyWarning.Types.Disposal;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Risk;

/// <summary><c>changli risk ack WARNING</c>: says once what was done about a warning.</summary>
internal static class RiskAck
{
    private static readonly Dictionary<string, Disposal> Disposals = new() { ["included"] = Disposal.Included, ["special-check"] = Disposal.SpecialCheck, ["none"] = Disposal.None };

    public static Command Make()
    {
        var warning = ResourceName.Warning();
        var disposal = new Option<string>("--disposal") { Description = "处置：included 纳入批次、special-check 专项检查、none 不作处置 (what was done)", Required = true };
        disposal.AcceptOnlyFromAmong([.. Disposals.Keys]);
        var batch = ResourceName.BatchOption();
        var reason = new Option<string>("--reason") { Description = "理由，存档；纳入批次时可省 (why; kept)", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        return new Command("ack", "登记预警的处置，只登记一次 (says what was done about a warning)") { warning, disposal, batch, reason, RequestId.Option, OutputFormat.Option }
            .Calls((bridge, parsed, ct) =>
            {
                var of = parsed.GetValue(batch)?.Split('/');
                return RunAsync(bridge, parsed, new V1.AcknowledgeWarningRequest
                {
                    Name = parsed.GetRequiredValue(warning),
                    Disposal = Disposals[parsed.GetRequiredValue(disposal)],
                    Plan = of is null ? "" : $"inspectionPlans/{of[0]}",
                    BatchId = of is null ? "" : of[1],
                    Reason = parsed.GetValue(reason)!,
                    RequestId = RequestId.GivenOrFresh(parsed),
                }, ct);
            });
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, V1.AcknowledgeWarningRequest request, CancellationToken ct)
    {
        var now = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Risk.AcknowledgeWarningAsync(request, options), ct);
        OutputFormat.Print(parsed, now, () => Lines.Fields(
            ("预警", now.Name), ("对象", now.Target), ("等级", $"{now.GradeBefore}→{now.GradeAfter}"), ("指数", RiskWarnings.IndexesOf(now)), ("处置", RiskWarnings.Label(now.Disposal)),
            ("批次", now.BatchId.Length > 0 ? $"{now.Plan} {now.BatchId}" : ""), ("理由", now.Reason), ("处置人", now.Acknowledger)));
        return ExitCode.Done;
    }
}
