using Polly.Timeout;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>A call that hands out a secret or token, and its reply in the profile's envelope.</summary>
internal sealed class SecretCall(HttpClient client, EnvelopeReader envelope)
{
    /// <summary>The payload of the reply.</summary>
    /// <exception cref="SecretUnavailableException">Whatever went wrong, in a sentence.</exception>
    public Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken ct) => SendAsync(request, async response =>
    {
        var (exchange, payload) = await envelope.ReadAsync(response, ct).ConfigureAwait(false);
        if (!exchange.Succeeded)
            throw new SecretUnavailableException($"对方拒绝给出签名密钥（HTTP {exchange.HttpStatus}，代码 {exchange.Code}，{exchange.Message}），请核对 Signing 的各项配置");
        return payload;
    }, ct);

    /// <summary>What <paramref name="read"/> makes of the reply.</summary>
    /// <exception cref="SecretUnavailableException">Whatever went wrong, in a sentence.</exception>
    public async Task<byte[]> SendAsync(HttpRequestMessage request, Func<HttpResponseMessage, Task<byte[]>> read, CancellationToken ct)
    {
        try
        {
            using var response = await client.SendAsync(request, ct).ConfigureAwait(false);
            return await read(response).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or TimeoutRejectedException)
        {
            throw new SecretUnavailableException($"向对方取签名密钥未成功：{Failures.Of(fault, request.RequestUri).Message}", fault);
        }
    }
}
