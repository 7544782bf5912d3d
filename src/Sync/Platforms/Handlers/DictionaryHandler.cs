using System.Net.Http.Headers;
using System.Text.Json;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>
/// Puts records into the platform's codes on their way out and into ours on their way in. The digest of a delivery is taken outside: over the body
/// before it comes here, and over a looked-up body after it was here.
/// </summary>
internal sealed class DictionaryHandler(LiveProfile profile) : DelegatingHandler
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 64 };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (now, operation) = (profile.Current, request.Options.TryGetValue(CanonicalAddress.Operation, out var known) ? known : "");
        if (now.Dictionaries.Count == 0)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Content is { } content && CodeTranslation.Of(now, operation) is { } translation)
            request.Content = Json(Pushed(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), translation));
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode || request.Content is not null)
            return response;
        var payload = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (operation == Operations.LookUp)
            response.Content = Json(LookedUp(payload, now));
        else if (CodeTranslation.Of(now, operation) is { } rows)
            response.Content = Json(Pulled(payload, rows));
        return response;
    }

    private static byte[] Pushed(byte[] request, CodeTranslation translation)
    {
        using var record = JsonDocument.Parse(request, Depth);
        return CodeTranslation.Text(to => CodeTranslation.Rewrite(record.RootElement, to, property => Body(property, to, translation.ToPlatform)));
    }

    private static byte[] LookedUp(byte[] payload, PlatformProfile profile)
    {
        using var reply = JsonDocument.Parse(payload, Depth);
        if (JsonPath.Find(reply.RootElement, "record.kind") is not { ValueKind: JsonValueKind.String } kind || CodeTranslation.Of(profile, kind.GetString()!) is not { } translation)
            return payload;
        return CodeTranslation.Text(to => CodeTranslation.Rewrite(reply.RootElement, to, property =>
        {
            if (property.Name != "record" || property.Value.ValueKind != JsonValueKind.Object)
                return false;
            CodeTranslation.Rewrite(property.Value, to, member => Body(member, to, translation.ToCanonical));
            return true;
        }));
    }

    private static byte[] Pulled(byte[] payload, CodeTranslation translation)
    {
        using var page = JsonDocument.Parse(payload, Depth);
        return CodeTranslation.Text(to => CodeTranslation.Rewrite(page.RootElement, to, property =>
        {
            if (property.Name != "rows" || property.Value.ValueKind != JsonValueKind.Array)
                return false;
            to.WriteStartArray();
            foreach (var row in property.Value.EnumerateArray())
                translation.ToCanonical(row, to);
            to.WriteEndArray();
            return true;
        }));
    }

    private static bool Body(JsonProperty property, Utf8JsonWriter to, Action<JsonElement, Utf8JsonWriter> translate)
    {
        if (property.Name != "body" || property.Value.ValueKind != JsonValueKind.Object)
            return false;
        translate(property.Value, to);
        return true;
    }

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
}
