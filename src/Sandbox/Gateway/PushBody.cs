using System.Text.Json;

namespace ChangliBridge.Sandbox.Gateway;

/// <summary>A push as read from its request; what is missing or invalid is refused by name.</summary>
internal sealed record PushBody(string BusinessKey, int Revision, JsonElement Body, string Digest)
{
    public static (PushBody? Push, PlatformRefusal? Refusal) Read(JsonElement request, string kind)
    {
        if (request.ValueKind != JsonValueKind.Object)
            return Refuse("$");
        if (!request.TryGetProperty("businessKey", out var key) || key.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(key.GetString()))
            return Refuse("businessKey");
        if (!request.TryGetProperty("revision", out var number) || number.ValueKind != JsonValueKind.Number
            || !number.TryGetInt32(out var revision) || revision < 1)
            return Refuse("revision");
        if (!request.TryGetProperty("kind", out var said) || said.ValueKind != JsonValueKind.String || said.GetString() != kind)
            return Refuse("kind");
        if (!request.TryGetProperty("body", out var body) || body.ValueKind != JsonValueKind.Object)
            return Refuse("body");
        try
        {
            return (new PushBody(key.GetString()!, revision, body, Ledger.CanonicalJson.Digest(body)), null);
        }
        catch (FormatException fault)
        {
            return Refuse($"body: {fault.Message}");
        }
    }

    private static (PushBody?, PlatformRefusal?) Refuse(string field) => (null, PlatformRefusal.FieldInvalid(field));
}
