using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Sync;

/// <summary><c>changli sync approve|reject RUN --reason TEXT</c>: decides over a list that is empty or lost three tenths.</summary>
internal static class SyncDecision
{
    public static Command MakeApprove() => Make("approve", "核准待核准的同步，其数据立即启用 (lets a held run's list serve)", (sync, decision, options) =>
        sync.ApproveShrinkAsync(new V1.ApproveShrinkRequest { Name = decision.Run, Reason = decision.Reason, RequestId = decision.RequestId }, options));

    public static Command MakeReject() => Make("reject", "驳回待核准的同步，现有数据继续使用 (drops a held run's list)", (sync, decision, options) =>
        sync.RejectShrinkAsync(new V1.RejectShrinkRequest { Name = decision.Run, Reason = decision.Reason, RequestId = decision.RequestId }, options));

    private static Command Make(
        string name, string description, Func<V1.SyncService.SyncServiceClient, (string Run, string Reason, string RequestId), CallOptions, AsyncUnaryCall<V1.SyncRun>> call)
    {
        var run = ResourceName.Run();
        var reason = new Option<string>("--reason") { Description = "理由，存档 (why; kept with the run)", HelpName = "TEXT", Required = true };
        return new Command(name, description) { run, reason, RequestId.Option, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var requestId = RequestId.GivenOrFresh(parsed);
            var decided = await RequestId.SendAsync(bridge, requestId, options => call(bridge.Sync, (parsed.GetRequiredValue(run), parsed.GetRequiredValue(reason), requestId), options), ct);
            OutputFormat.Print(parsed, decided, () => SyncText.Print(decided));
            return ExitCode.Done;
        });
    }
}
