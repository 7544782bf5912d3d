using System.Text.Json;

namespace ChangliBridge.Sync.Platforms;

/// <summary>The payload of a look-up.</summary>
/// <param name="Found">Whether the platform has the record.</param>
/// <param name="Record">Set where it has.</param>
internal sealed record LookUpReply(bool Found, LookUpReply.Held? Record = null)
{
    /// <summary>The record as held.</summary>
    internal sealed record Held(string BusinessKey, int Revision, string Kind, JsonElement Body);
}
