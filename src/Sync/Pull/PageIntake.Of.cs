using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Pull;

/// <summary>The intake of one kind of row.</summary>
/// <param name="contract">How a row looks.</param>
/// <param name="builder">Stores it.</param>
internal sealed class PageIntake<T>(RowContract<T> contract, SnapshotBuilder<T> builder) : PageIntake where T : class, IMirrored
{
    public override PreparedPage Read(LeasedRun leased, PulledPage page, DateTimeOffset asked)
    {
        var reading = new PageReading<T>(contract, leased);
        foreach (var row in page.Rows)
            reading.Take(row);
        var asOf = page.AsOf ?? asked;
        if (reading.Refused is { Count: > 0 } drifts)
            return new(page.Total, page.Rows.Count, null, (run, _, ct) => builder.FailAsync(run, PullSentences.Drifted(run.Job, drifts, reading.NewFields), [.. drifts, .. reading.NewFields], ct));
        if (leased.Kind == RunKind.Full)
        {
            var taken = reading.Whole(page.Total, asOf);
            return new(page.Total, page.Rows.Count, null, (run, lease, ct) => builder.TakeAsync(run, taken, lease, ct));
        }
        if (reading.ChangeFault(page.Total) is { } fault)
            return new(page.Total, page.Rows.Count, null, (run, _, ct) => builder.PostponeAsync(run, fault, ct));
        var changes = reading.Changes(page.Total, asOf);
        return new(page.Total, page.Rows.Count, changes.Next, (run, lease, ct) => builder.TakeChangesAsync(run, changes, lease, ct));
    }

    public override Task<PageOutcome> PostponeAsync(LeasedRun leased, string why, CancellationToken ct) => builder.PostponeAsync(leased, why, ct);

    public override Task<PageOutcome> ExpireAsync(LeasedRun leased, CancellationToken ct) => builder.ExpireAsync(leased, ct);

    public override Task<PageOutcome> FailAsync(LeasedRun leased, string why, CancellationToken ct) => builder.FailAsync(leased, why, [], ct);

    public override Task<PageOutcome> ReleaseAsync(LeasedRun leased, CancellationToken ct) => builder.ReleaseAsync(leased, ct);

    public override Task SweepAsync(string job, CancellationToken ct) => builder.SweepAsync(job, ct);
}
