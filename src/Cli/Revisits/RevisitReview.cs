using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Revisits;

/// <summary><c>changli revisit review REVISIT</c>.</summary>
internal static class RevisitReview
{
    public static Command Make()
    {
        var name = ResourceName.Revisit();
        return new Command("review", "审核通过，逐项比对生效 (concludes a revisit; what both found is compared)") { name }.Asks((bridge, parsed, asked) => bridge.Revisits.ReviewRevisitAsync(
            new V1.ReviewRevisitRequest { Name = parsed.GetRequiredValue(name), RequestId = asked.RequestId }, asked.Options), RevisitText.Print);
    }
}
