using ChangliBridge.Domain.Facts;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Store.Reconciling;

namespace ChangliBridge.Sync.Platforms.InternetPlus;

/// <summary>The Internet+ platform to the pulls and to the delivery worker.</summary>
/// <param name="reads">Over the client that tries a read again.</param>
/// <param name="writes">Over the client that tries nothing again.</param>
/// <param name="profile">How this platform speaks.</param>
internal sealed class InternetPlusPlatform(IInternetPlusPlatform reads, IInternetPlusPlatform writes, PlatformProfile profile) : IPlatform, IPullSource, IReconciled
{
    public string Name => Domain.Facts.Platforms.InternetPlus;

    public DeliveryProfile Delivery => profile.Delivery;

    public LimitsProfile Limits => profile.Limits;

    public bool Speaks(string operation) => profile.Paths.ContainsKey(operation);

    public Task<Exchange> PublishAsync(string kind, ReadOnlyMemory<byte> requestBody, CancellationToken ct) =>
        Exchanges.PublishAsync(record => writes.PublishAsync(kind, record, ct), requestBody, ct);

    public Task<LookUpExchange> LookUpAsync(string businessKey, int revision, CancellationToken ct) =>
        Exchanges.LookUpAsync(() => writes.LookUpAsync(businessKey, revision, ct), ct);

    public Task<PullExchange> PullAsync(string job, int page, CancellationToken ct) => job == PullJobs.SupervisionItems
        ? Exchanges.PullAsync(() => reads.PullSupervisionItemsAsync(page, ct), ct)
        : throw new ArgumentOutOfRangeException(nameof(job), job, "Not pulled from the Internet+ platform.");

    public Task<CountExchange> CountAsync(ReconciledPeriod period, CancellationToken ct) =>
        Exchanges.CountAsync(() => reads.CountAsync(FactText.Instant(period.From), FactText.Instant(period.To), ct), ct);

    public Task<PullExchange> ListKeysAsync(ReconciledPeriod period, int page, CancellationToken ct) =>
        Exchanges.PullAsync(() => reads.ListKeysAsync(FactText.Instant(period.From), FactText.Instant(period.To), page, ct), ct);

    public Task<PullExchange> PullChangesAsync(string job, ChangeCursor cursor, CancellationToken ct) =>
        throw new ArgumentOutOfRangeException(nameof(job), job, "The Internet+ platform lists no changes.");
}
