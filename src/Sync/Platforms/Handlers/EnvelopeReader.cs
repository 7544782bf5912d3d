using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Reads a reply by the profile's envelope.</summary>
internal sealed class EnvelopeReader(EnvelopeProfile profile, TimeProvider clock)
{
    private const int MostOfMessage = 500;
    private const int MostOfCode = 64;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly JsonDocumentOptions Strictness = new() { MaxDepth = 32 };

    /// <summary>The facts of a reply whose content is buffered, and its payload in canonical names where it succeeded.</summary>
    public async Task<(Exchange Exchange, byte[] Payload)> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var body = await response.Content.ReadAsByteArrayAsync(ct).ConfigureAwait(false);
        var exchange = new Exchange { HttpStatus = (int)response.StatusCode, Head = ReplyHead.Of(body), RetryAfter = RetryAfter(response) };
        // The parser looks at the bytes of a text only when it is read: GBK must not pass for a page of bad rows.
        if (!Utf8.IsValid(body))
            return (exchange with { Failure = Failure.Unreadable, Message = "The reply is not UTF-8." }, []);
        try
        {
            using var reply = JsonDocument.Parse(body, Strictness);
            return Read(exchange, reply.RootElement, response.IsSuccessStatusCode);
        }
        // The second: JSON lets a name or a text escape half a character, which no string can hold.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return (exchange with { Failure = Failure.Unreadable, Message = body.Length == 0 ? "The reply is empty." : "The reply is not JSON." }, []);
        }
    }

    private (Exchange, byte[]) Read(Exchange exchange, JsonElement envelope, bool httpSuccess)
    {
        if (envelope.ValueKind != JsonValueKind.Object || !IsUnambiguous(envelope) || TextOf(envelope, profile.Code) is not { } code)
            return (exchange with { Failure = Failure.Unreadable, Message = $"The reply has no envelope with one '{profile.Code}'." }, []);
        exchange = exchange with
        {
            Code = ReplyHead.Clean(code, MostOfCode),
            Message = ReplyHead.Clean(TextOf(envelope, profile.Message) ?? "", MostOfMessage),
            Meaning = profile.MeaningOf(code, httpSuccess),
        };
        if (!exchange.Succeeded)
            return (exchange, []);
        return envelope.TryGetProperty(profile.Payload, out var payload) && payload.ValueKind == JsonValueKind.Object && IsUnambiguous(payload)
            ? (exchange, Canonical(payload))
            : (exchange with { Failure = Failure.Unreadable, Message = $"The reply succeeded without '{profile.Payload}'." }, []);
    }

    private byte[] Canonical(JsonElement payload)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            foreach (var property in payload.EnumerateObject())
            {
                writer.WritePropertyName(property.Name == profile.Total ? "total" : property.Name == profile.Rows ? "rows" : property.Name);
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(property.Value), skipInputValidation: true);
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

    private static string? TextOf(JsonElement envelope, string name) => envelope.TryGetProperty(name, out var value)
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
