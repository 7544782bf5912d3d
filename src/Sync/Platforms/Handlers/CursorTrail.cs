using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>
/// The way from page to page of a platform that pages by cursors. A run stands in its row by number; after a restart, or when a cursor is no longer
/// taken, the pages before are asked for again to find the way, and dropped: what changed meanwhile shows in the totals.
/// </summary>
internal sealed class CursorTrail
{
    private readonly ConcurrentDictionary<string, (CursorPlace Here, CursorPlace Next)> _trails = new();

    /// <summary>A page's reply, in canonical names.</summary>
    /// <param name="request">The request for it, with its canonical address.</param>
    /// <param name="page">Its number, from 1.</param>
    /// <param name="send">Asks for the page at a place.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<HttpResponseMessage> WalkAsync(HttpRequestMessage request, int page, Func<HttpRequestMessage, CursorPlace, Task<HttpResponseMessage>> send, CancellationToken ct)
    {
        var address = request.RequestUri!;
        for (var place = Begin(address.AbsolutePath, page); ; place = _trails[address.AbsolutePath].Next)
        {
            if (place.IsAfterTheLast)
                return NoRows(request, place.Total);
            var step = place.Page == page ? request : new HttpRequestMessage(HttpMethod.Get, address);
            var response = await send(step, place).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                _trails.TryRemove(address.AbsolutePath, out _);
                return Handed(response, step, request);
            }
            _trails[address.AbsolutePath] = (place, await NextAsync(response, place, ct).ConfigureAwait(false));
            if (place.Page == page)
                return response;
            response.Dispose();
        }
    }

    // The nearest place that is known and not beyond the page.
    private CursorPlace Begin(string list, int page) =>
        page == 1 || !_trails.TryGetValue(list, out var trail) ? CursorPlace.First
        : trail.Next.Page <= page ? trail.Next
        : trail.Here.Page <= page ? trail.Here
        : CursorPlace.First;

    private static async Task<CursorPlace> NextAsync(HttpResponseMessage response, CursorPlace place, CancellationToken ct)
    {
        // Bytes, which stay to be read again; a stream would be at its end.
        using var reply = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(ct).ConfigureAwait(false));
        var page = reply.RootElement;
        var cursor = page.TryGetProperty("next", out var next) ? next.ValueKind switch
        {
            JsonValueKind.String => next.GetString(),
            JsonValueKind.Number => next.GetRawText(),
            _ => null,
        } : null;
        var total = page.TryGetProperty("total", out var said) && said.ValueKind == JsonValueKind.Number && said.TryGetInt64(out var count) ? count : 0;
        return new CursorPlace(place.Page + 1, cursor is { Length: > 0 } ? cursor : null, total);
    }

    private static HttpResponseMessage Handed(HttpResponseMessage response, HttpRequestMessage step, HttpRequestMessage request)
    {
        if (step.Options.TryGetValue(EnvelopeHandler.Facts, out var facts))
            request.Options.Set(EnvelopeHandler.Facts, facts);
        response.RequestMessage = request;
        return response;
    }

    private static HttpResponseMessage NoRows(HttpRequestMessage request, long total)
    {
        request.Options.Set(EnvelopeHandler.Facts, new Exchange { HttpStatus = (int)HttpStatusCode.OK, Meaning = CodeMeaning.Success });
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent($$"""{"total":{{total}},"rows":[]}""") };
    }
}
