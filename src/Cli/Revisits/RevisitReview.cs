using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Revisits;

/// <summary><c>changli revisit review REVISIT</c>.</summary>
internal static class RevisitReview
{
    public static Command Make()
    {
        var name = RevisitText.Name();
        return new Command("review", "审核通过，逐项比对生效 (concludes a revisit; what both found is compared)") { name, RequestId.Option, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) =>
            {
                var request = new V1.ReviewRevisitRequest { Name = RevisitText.Full(parsed.GetRequiredValue(name)), RequestId = RequestId.GivenOrFresh(parsed) };
                var revisit = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Revisits.ReviewRevisitAsync(request, options), ct);
                OutputFormat.Print(parsed, revisit, () => RevisitText.Print(revisit));
                return ExitCode.Done;
            });
    }
}
