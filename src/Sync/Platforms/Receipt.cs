namespace ChangliBridge.Sync.Platforms;

/// <summary>A platform's acknowledgement of one record.</summary>
/// <param name="BusinessKey">The record's key, to be compared with what was sent: answers can be crossed.</param>
/// <param name="Revision">The record's revision.</param>
/// <param name="Number">The platform's own number for the acceptance.</param>
internal sealed record Receipt(string BusinessKey, int Revision, [property: System.Text.Json.Serialization.JsonPropertyName("receipt")] string Number);
