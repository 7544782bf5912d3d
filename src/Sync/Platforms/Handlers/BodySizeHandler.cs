namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Refuses to send a body, as it would leave, that is larger than the platform takes.</summary>
internal sealed class BodySizeHandler(LiveProfile profile) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var most = profile.Current.Limits.BodyBytes;
        if (request.Content?.Headers.ContentLength is { } bytes && bytes > most)
            throw new HeldBackException(Failure.Unsendable, $"请求内容 {bytes} 字节，超过平台所能接收的 {most} 字节（Limits:BodyBytes），请精简后提交新版本，或与对方核对上限");
        return base.SendAsync(request, cancellationToken);
    }
}
