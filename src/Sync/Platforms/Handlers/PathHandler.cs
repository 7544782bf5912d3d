namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Canonical operation → the profile's path. Parameters stay as they are.</summary>
internal sealed class PathHandler(LiveProfile profile) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var canonical = request.RequestUri!;
        var operation = canonical.AbsolutePath.Trim('/');
        if (canonical.Host != CanonicalAddress.Root.Host || !profile.Current.Paths.TryGetValue(operation, out var path))
            throw new InvalidOperationException($"The profile has no path for {operation}.");
        request.Options.Set(CanonicalAddress.Operation, operation);
        request.RequestUri = new Uri(profile.Current.BaseUrl!, path + canonical.Query);
        return base.SendAsync(request, cancellationToken);
    }
}
