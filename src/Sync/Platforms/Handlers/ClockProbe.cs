using Polly.Timeout;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Asks a platform what time it is: HEAD on its address, unsigned, for the Date of whatever it answers.</summary>
internal sealed class ClockProbe(HttpClient client, PlatformProfile profile)
{
    private const int PartOfAttempt = 4;

    /// <summary>The answer; null where none came: then the request itself will show what is wrong.</summary>
    public async Task<HttpResponseMessage?> AskAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(profile.Limits.Timeout / PartOfAttempt);
        using var request = new HttpRequestMessage(HttpMethod.Head, profile.BaseUrl);
        try
        {
            return await client.SendAsync(request, patience.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or TimeoutRejectedException)
        {
            return null;
        }
    }
}
