using ChangliBridge.Contract.V1;
using State = ChangliBridge.Contract.V1.Delivery.Types.State;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>Waits until what was handed over has arrived, and says what happened on the way.</summary>
internal sealed class DeliveryStep(DemoStage stage)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly State[] OnTheWay = [State.Received, State.Pending, State.Sending, State.Unknown, State.Resolving];
    private static readonly State[] Stuck = [State.Rejected, State.Conflict, State.Held];

    /// <summary>Waits for the results and tells how many unknown outcomes were looked up.</summary>
    public async Task WaitForResultsAsync(CancellationToken cancellationToken)
    {
        stage.Narrator.Step("投递：结果送省平台，每份恰好一次");
        await WaitAsync("result", "检查结果", cancellationToken);
        var delivered = await CountAsync("result", [State.Published], cancellationToken);
        stage.Narrator.Good($"{delivered.TotalSize} 份结果省平台全部收妥");
        await TellLookUpsAsync(cancellationToken);
    }

    /// <summary>Waits for all that is left, of any kind.</summary>
    public Task WaitForAllAsync(CancellationToken cancellationToken) => WaitAsync("", "全部投递", cancellationToken);

    public async Task<int> PublishedResultsAsync(CancellationToken cancellationToken) =>
        (await CountAsync("result", [State.Published], cancellationToken)).TotalSize;

    private async Task WaitAsync(string kind, string title, CancellationToken cancellationToken)
    {
        var trouble = new TroubleReport(stage.Narrator, title);
        while (true)
        {
            var open = await CountAsync(kind, OnTheWay, cancellationToken);
            if (open.TotalSize == 0)
                break;
            trouble.Hear(open.Deliveries.FirstOrDefault(delivery => delivery.State == State.Pending)?.LastError ?? "");
            await Task.Delay(Pause, cancellationToken);
        }

        trouble.Over();
        var stuck = await CountAsync(kind, Stuck, cancellationToken);
        if (stuck.TotalSize > 0)
            throw new DemoFailure($"{stuck.TotalSize} 件投递需人工处理：" + string.Join("；", stuck.Deliveries.Take(3).Select(delivery => $"{delivery.BusinessKey} {delivery.State} {delivery.LastError}")));
    }

    // What the province's fault did, and what the bridge did about it: two independent counts.
    private async Task TellLookUpsAsync(CancellationToken cancellationToken)
    {
        var struck = await stage.Desk.StruckAsync(cancellationToken);
        var all = await AllResultsAsync(cancellationToken);
        var lookedUp = 0;
        await Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = ResultStep.Callers, CancellationToken = cancellationToken },
            async (delivery, token) =>
            {
                var whole = await stage.CallAsync(
                    Official.Supervisor, options => stage.Bridge.Deliveries.GetDeliveryAsync(new() { Name = delivery.Name }, options), token);
                if (whole.Attempts.Any(attempt => attempt.Act == "lookup"))
                    Interlocked.Increment(ref lookedUp);
            });
        var ledger = await stage.Desk.LedgerAsync(cancellationToken);
        stage.Narrator.Good($"其中省平台收下未答 {struck} 份；网桥对 {lookedUp} 份结果未明的投递先查询再定，未盲目重发，重复 {ledger.Duplicates} 份");
    }

    private Task<List<Delivery>> AllResultsAsync(CancellationToken cancellationToken) => Pages.AllAsync(
        token => stage.CallAsync(
            Official.Supervisor,
            options => stage.Bridge.Deliveries.ListDeliveriesAsync(new() { Kind = "result", PageSize = Pages.Largest, PageToken = token }, options),
            cancellationToken),
        page => page.Deliveries,
        page => page.NextPageToken);

    private Task<ListDeliveriesResponse> CountAsync(string kind, State[] states, CancellationToken cancellationToken)
    {
        var request = new ListDeliveriesRequest { Kind = kind, PageSize = 50 };
        request.States.AddRange(states);
        return stage.CallAsync(Official.Supervisor, options => stage.Bridge.Deliveries.ListDeliveriesAsync(request, options), cancellationToken);
    }
}
