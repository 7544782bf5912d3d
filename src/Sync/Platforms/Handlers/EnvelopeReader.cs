using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Reads a reply by the profile's envelope.</summary>
internal sealed class EnvelopeReader(LiveProfile profile, TimeProvider clock)
{
    private const int MostOfMessage = 500;
    private const int MostOfCode = 64;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly JsonDocumentOptions Strictness = new() { MaxDepth = 32 };

    /// <summary>The facts of a reply whose content is buffered, and its payload where it succeeded.</summary>
    public Task<(Exchange Exchange, byte[] Payload)> ReadAsync(HttpResponseMessage response, CancellationToken ct) => ReadAsync(response, isPage: false, ct);

    /// <summary>The facts of a reply, and its payload where it succeeded; a page comes in canonical names.</summary>
    public async Task<(Exchange Exchange, byte[] Payload)> ReadAsync(HttpResponseMessage response, bool isPage, CancellationToken ct)
    {
        var body = await response.Content.ReadAsByteArrayAsync(ct).ConfigureAwait(false);
        var exchange = new Exchange { HttpStatus = (int)response.StatusCode, Head = ReplyHead.Of(body), RetryAfter = RetryAfter(response) };
        // The parser looks at the bytes of a text only when it is read: GBK must not pass for a page of bad rows.
        if (!Utf8.IsValid(body))
            return (exchange with { Failure = Failure.Unreadable, Message = "The reply is not UTF-8." }, []);
        try
        {
            using var reply = JsonDocument.Parse(body, Strictness);
            return Read(exchange, reply.RootElement, response.IsSuccessStatusCode, isPage);
        }
        // The second: JSON lets a name or a text escape half a character, which no string can hold.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return (exchange with { Failure = Failure.Unreadable, Message = body.Length == 0 ? "The reply is empty." : "The reply is not JSON." }, []);
        }
    }

    private (Exchange, byte[]) Read(Exchange exchange, JsonElement envelope, bool httpSuccess, bool isPage)
    {
        var names = profile.Current.Envelope;
        if (envelope.ValueKind != JsonValueKind.Object || !IsUnambiguous(envelope) || TextOf(envelope, names.Code) is not { } code)
            return (exchange with { Failure = Failure.Unreadable, Message = $"The reply has no envelope with one '{names.Code}'." }, []);
        exchange = exchange with
        {
            Code = ReplyHead.Clean(code, MostOfCode),
            Message = ReplyHead.Clean(TextOf(envelope, names.Message) ?? "", MostOfMessage),
            Meaning = names.MeaningOf(code, httpSuccess),
        };
        if (!exchange.Succeeded)
            return (exchange, []);
        var payload = JsonPath.Find(envelope, names.Payload);
        if (isPage && (payload is not { ValueKind: JsonValueKind.Object } page || IsUnambiguous(page)))
        {
            return HasItsDigest(envelope, payload)
                ? (exchange, Page(envelope, payload))
                : (exchange with { Failure = Failure.Unreadable, Message = "The rows of the page do not have its digest." }, []);
        }
        return payload is { ValueKind: JsonValueKind.Object } record && IsUnambiguous(record)
            ? (exchange, System.Text.Encoding.UTF8.GetBytes(record.GetRawText()))
            : (exchange with { Failure = Failure.Unreadable, Message = $"The reply succeeded without '{names.Payload}'." }, []);
    }

    // Before anything is translated: the digest is of the bytes as they came.
    private bool HasItsDigest(JsonElement envelope, JsonElement? payload)
    {
        if (JsonPath.Find(envelope, payload, "digest") is not { ValueKind: not JsonValueKind.Null } digest || JsonPath.Find(envelope, payload, profile.Current.Envelope.Rows) is not { } rows)
            return true;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(JsonMarshal.GetRawUtf8Value(rows), hash);
        return digest.ValueKind == JsonValueKind.String && digest.ValueEquals(Convert.ToHexStringLower(hash));
    }

    // What is missing stays missing: whoever reads the page refuses it.
    private byte[] Page(JsonElement envelope, JsonElement? payload)
    {
        var (names, next) = (profile.Current.Envelope, profile.Current.Paging.Next);
        (string Name, string Path)[] parts = [("total", names.Total), ("rows", names.Rows), ("asOf", "asOf"), .. next.Length > 0 ? new[] { ("next", next) } : []];
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            foreach (var (name, path) in parts)
            {
                if (JsonPath.Find(envelope, payload, path) is not { } value)
                    continue;
                writer.WritePropertyName(name);
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
            }
            writer.WriteEndObject();
        }
        return text.ToArray();
    }

    private static bool IsUnambiguous(JsonElement element)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return element.EnumerateObject().All(property => names.Add(property.Name));
    }

    private static string? TextOf(JsonElement envelope, string path) => JsonPath.Find(envelope, path) is { } value
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        if ((header?.Delta ?? header?.Date - clock.GetUtcNow()) is not { } wait)
            return null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }
}
