namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Reads the whole reply inside the attempt's time, up to a size: a short body or a slow one fails the attempt, not its reader.</summary>
internal sealed class BufferHandler(LimitsProfile limits) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(limits.ReplyBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
