using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries resolve-finding FINDING</c>: settles a finding with a note; it is kept.</summary>
internal static class DeliveriesResolveFinding
{
    public static Command Make()
    {
        var finding = ResourceName.Finding();
        var note = new Option<string>("--note") { Description = "处理情况，存档 (how it was settled; kept)", HelpName = "TEXT", Required = true };
        return new Command("resolve-finding", "办结一条对账差异 (settles a finding)") { finding, note, RequestId.Option, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, (parsed.GetRequiredValue(finding), parsed.GetRequiredValue(note)), ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, (string Finding, string Note) of, CancellationToken ct)
    {
        var request = new V1.ResolveFindingRequest { Name = of.Finding, Note = of.Note, RequestId = RequestId.GivenOrFresh(parsed) };
        var settled = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Reconciliations.ResolveFindingAsync(request, options), ct);
        OutputFormat.Print(parsed, settled, () => Lines.Fields(
            ("差异", settled.Name), ("种类", DeliveriesFindings.Label(settled.Kind)), ("业务编号", settled.BusinessKey), ("处理人", settled.Resolver), ("处理情况", settled.Note)));
        return ExitCode.Done;
    }
}
