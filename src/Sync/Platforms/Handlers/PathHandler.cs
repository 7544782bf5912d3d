using System.Globalization;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Canonical operation and page → the profile's path and paging names.</summary>
internal sealed class PathHandler(PlatformProfile profile) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var canonical = request.RequestUri!;
        var operation = canonical.AbsolutePath.Trim('/');
        if (canonical.Host != CanonicalAddress.Root.Host || !profile.Paths.TryGetValue(operation, out var path))
            throw new InvalidOperationException($"The profile has no path for {operation}.");
        request.Options.Set(CanonicalAddress.Operation, operation);
        request.RequestUri = new Uri(profile.BaseUrl!, path + Query(canonical.Query));
        return base.SendAsync(request, cancellationToken);
    }

    // Everything but the place in a list goes on as Refit wrote it.
    private string Query(string canonical) => canonical.Length == 0 ? "" : "?" + string.Join('&', canonical[1..].Split('&').Select(parameter => parameter.Split('=', 2) switch
    {
        ["page", var page] => Page(page),
        ["since", var since] => $"{profile.Paging.Since}={since}",
        ["after", var after] => $"{profile.Paging.After}={after}",
        _ => parameter,
    }));

    private string Page(string canonical)
    {
        var page = int.Parse(canonical, CultureInfo.InvariantCulture) - 1 + profile.Paging.FirstPage;
        return string.Create(CultureInfo.InvariantCulture, $"{profile.Paging.Page}={page}&{profile.Paging.Size}={profile.Paging.PageSize}");
    }
}
