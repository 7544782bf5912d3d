using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>公示 of every result, then 处理结果 of those that found a problem.</summary>
internal sealed class DisclosureStep(DemoStage stage, DeliveryStep deliveries)
{
    public async Task RunAsync(IReadOnlyList<ConcludedResult> results, CancellationToken cancellationToken)
    {
        stage.Narrator.Step("公示检查结果，处理结果上报县双随机办");
        var many = new ParallelOptions { MaxDegreeOfParallelism = ResultStep.Callers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(results, many, (result, token) => new ValueTask(DiscloseAsync(result, token)));
        stage.Narrator.Good($"公示 {results.Count} 份检查结果");
        var problems = results.Where(result => result.Handling.Length > 0).ToArray();
        var followUps = new FollowUpStep(stage);
        await Parallel.ForEachAsync(problems, many, (result, token) => new ValueTask(result.Corrected ? HandleAsync(result, token) : followUps.RunAsync(result, token)));
        await deliveries.WaitForAllAsync(cancellationToken);
        stage.Narrator.Good($"{problems.Length} 份发现问题的结果已处理并上报县双随机办，其中 {problems.Count(result => !result.Corrected)} 份经责令改正、复查后办结；全部投递完毕");
    }

    private Task<InspectionResult> DiscloseAsync(ConcludedResult result, CancellationToken cancellationToken)
    {
        var request = new DiscloseResultRequest { Name = result.Name, RequestId = stage.Work.RequestId($"disclose/{result.Name}") };
        return stage.CallAsync(Official.ClerkOf(result.Department), options => stage.Bridge.Results.DiscloseResultAsync(request, options), cancellationToken);
    }

    private Task<InspectionResult> HandleAsync(ConcludedResult result, CancellationToken cancellationToken)
    {
        var request = new RecordHandlingRequest
        {
            Name = result.Name,
            Handling = result.Handling,
            RequestId = stage.Work.RequestId($"handling/{result.Name}"),
        };
        return stage.CallAsync(Official.ClerkOf(result.Department), options => stage.Bridge.Results.RecordHandlingAsync(request, options), cancellationToken);
    }
}
