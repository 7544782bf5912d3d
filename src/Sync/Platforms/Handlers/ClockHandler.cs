namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Compares clocks: before a request is signed, and by the Date of every reply.</summary>
/// <param name="platform">The platform's clock.</param>
/// <param name="clock">The bridge's clock.</param>
/// <param name="signsTime">Whether the signature holds the time; where it does not, clocks that differ are only warned about.</param>
internal sealed class ClockHandler(PlatformClock platform, TimeProvider clock, bool signsTime) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (signsTime)
            await platform.CheckAsync(cancellationToken).ConfigureAwait(false);
        var asked = clock.GetUtcNow();
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        platform.Observe(response, asked);
        return response;
    }
}
