using System.Globalization;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>The canonical page, counted from 1, in the platform's way: a number in its names, or a cursor.</summary>
internal sealed class PagingHandler(LiveProfile profile, CursorTrail trail) : DelegatingHandler
{
    private const string Canonical = "page=";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (address, paging) = (request.RequestUri!, profile.Current.Paging);
        if (address.Query.TrimStart('?').Split('&').FirstOrDefault(parameter => parameter.StartsWith(Canonical, StringComparison.Ordinal)) is not { } asked)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var page = int.Parse(asked[Canonical.Length..], CultureInfo.InvariantCulture);
        if (paging.Cursor.Length > 0)
            return await trail.WalkAsync(request, page, (step, place) => SendAsync(step, asked, CursorParameters(paging, place.Cursor), cancellationToken), cancellationToken).ConfigureAwait(false);
        var number = (page - 1 + paging.FirstPage).ToString(CultureInfo.InvariantCulture);
        return await SendAsync(request, asked, $"{paging.Page}={number}&{SizeParameter(paging)}", cancellationToken).ConfigureAwait(false);
    }

    // Everything but the page and the place goes on as Refit wrote it.
    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string asked, string parameters, CancellationToken ct)
    {
        var address = new UriBuilder(request.RequestUri!);
        address.Query = string.Join('&', address.Query.TrimStart('?').Split('&').Select(parameter => parameter == asked ? parameters : Place(parameter)));
        request.RequestUri = address.Uri;
        return base.SendAsync(request, ct);
    }

    // The place in a list of changes.
    private string Place(string parameter) => (parameter.Split('=', 2), profile.Current.Paging) switch
    {
        (["since", var since], var paging) => $"{paging.Since}={since}",
        (["after", var after], var paging) => $"{paging.After}={after}",
        _ => parameter,
    };

    private static string CursorParameters(PagingProfile paging, string? cursor) =>
        cursor is null ? SizeParameter(paging) : $"{paging.Cursor}={Uri.EscapeDataString(cursor)}&{SizeParameter(paging)}";

    private static string SizeParameter(PagingProfile paging) => string.Create(CultureInfo.InvariantCulture, $"{paging.Size}={paging.PageSize}");
}
