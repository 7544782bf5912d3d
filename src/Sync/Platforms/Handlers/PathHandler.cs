using System.Globalization;
using System.Web;

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

    private string Query(string canonical)
    {
        var parameters = HttpUtility.ParseQueryString(canonical);
        if (parameters["page"] is { } page)
        {
            parameters.Remove("page");
            var number = int.Parse(page, CultureInfo.InvariantCulture) - 1 + profile.Paging.FirstPage;
            parameters[profile.Paging.Page] = number.ToString(CultureInfo.InvariantCulture);
            parameters[profile.Paging.Size] = profile.Paging.PageSize.ToString(CultureInfo.InvariantCulture);
        }
        return parameters.Count == 0 ? "" : "?" + parameters;
    }
}
