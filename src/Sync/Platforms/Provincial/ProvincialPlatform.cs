using ChangliBridge.Domain.Facts;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Store.Reconciling;

namespace ChangliBridge.Sync.Platforms.Provincial;

/// <summary>The provincial platform to the pulls and to the delivery worker.</summary>
/// <param name="reads">Over the client that tries a read again.</param>
/// <param name="writes">Over the client that tries nothing again.</param>
/// <param name="profile">How this province speaks.</param>
internal sealed class ProvincialPlatform(IProvincialPlatform reads, IProvincialPlatform writes, PlatformProfile profile) : IPlatform, IPullSource, IReconciled
{
    public string Name => Domain.Facts.Platforms.Provincial;

    public DeliveryProfile Delivery => profile.Delivery;

    public LimitsProfile Limits => profile.Limits;

    public bool Speaks(string operation) => profile.Paths.ContainsKey(operation);

    public Task<Exchange> PublishAsync(string kind, ReadOnlyMemory<byte> requestBody, CancellationToken ct) =>
        Exchanges.PublishAsync(record => writes.PublishAsync(kind, record, ct), requestBody, ct);

    // The worker's lease is as long as one attempt, so that its look-ups are not tried again either.
    public Task<LookUpExchange> LookUpAsync(string businessKey, int revision, CancellationToken ct) =>
        Exchanges.LookUpAsync(() => writes.LookUpAsync(businessKey, revision, ct), ct);

    public Task<PullExchange> PullAsync(string job, int page, CancellationToken ct) => Exchanges.PullAsync(() => job switch
    {
        PullJobs.Items => reads.PullItemsAsync(page, ct),
        PullJobs.Tags => reads.PullTagsAsync(page, ct),
        PullJobs.Targets => reads.PullTargetsAsync(page, ct),
        PullJobs.Inspectors => reads.PullInspectorsAsync(page, ct),
        PullJobs.Grades => reads.PullGradesAsync(page, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(job), job, "Not pulled from the province."),
    }, ct);

    public Task<CountExchange> CountAsync(ReconciledPeriod period, CancellationToken ct) =>
        Exchanges.CountAsync(() => reads.CountAsync(FactText.Instant(period.From), FactText.Instant(period.To), ct), ct);

    public Task<PullExchange> ListKeysAsync(ReconciledPeriod period, int page, CancellationToken ct) =>
        Exchanges.PullAsync(() => reads.ListKeysAsync(FactText.Instant(period.From), FactText.Instant(period.To), page, ct), ct);

    // Always the first page behind a place: a page number would slip whenever a row changes meanwhile.
    public Task<PullExchange> PullChangesAsync(string job, ChangeCursor cursor, CancellationToken ct) => Exchanges.PullAsync(() => job switch
    {
        PullJobs.Targets => reads.PullTargetChangesAsync(1, cursor.Since, cursor.After, ct),
        PullJobs.Inspectors => reads.PullInspectorChangesAsync(1, cursor.Since, cursor.After, ct),
        PullJobs.Grades => reads.PullGradeChangesAsync(1, cursor.Since, cursor.After, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(job), job, "The province lists no changes of it."),
    }, ct);
}
