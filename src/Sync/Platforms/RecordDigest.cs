using System.Security.Cryptography;
using System.Text.Json;
using ChangliBridge.Domain.Drawing.Evidence;

namespace ChangliBridge.Sync.Platforms;

/// <summary>The digest of a record as a platform holds it: brought into canonical form first, so that it compares with ours.</summary>
internal static class RecordDigest
{
    /// <summary>SHA-256, lower-case hex; null where the body has no canonical form.</summary>
    public static string? Of(PlatformRecord record)
    {
        try
        {
            using var body = JsonDocument.Parse(record.Body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Canonicalise(body.RootElement)));
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            return null;
        }
    }
}
