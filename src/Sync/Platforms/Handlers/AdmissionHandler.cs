namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Lets a request begin: not in quiet hours, and not faster than the platform bears. What may not begin is not signed either.</summary>
internal sealed class AdmissionHandler(LiveProfile profile, RequestRate rate, TimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (QuietHours.Parse(profile.Current.Limits.QuietHours) is { } quiet && quiet.Left(clock.GetUtcNow()) is { Ticks: > 0 } left)
            throw new HeldBackException(Failure.HeldBack, $"现在是平台配置的静默时段（Limits:QuietHours，{quiet}，北京时间），到 {quiet.Until:HH\\:mm} 再发") { RetryAfter = left };
        await rate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
