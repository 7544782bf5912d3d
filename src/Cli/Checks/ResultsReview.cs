using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results review RESULT</c>.</summary>
internal static class ResultsReview
{
    public static Command Make() => ResultAct.Make(new Command("review", "审核通过并报送，审核人不得是提交人 (concludes a result, which is delivered; not by the person who submitted it)"), (results, _, act) =>
        results.ReviewResultAsync(new V1.ReviewResultRequest { Name = act.Name, RequestId = act.RequestId }, act.Options));
}
