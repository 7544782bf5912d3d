namespace ChangliBridge.Sync.Platforms;

/// <summary>A record as a platform holds it.</summary>
/// <param name="BusinessKey">Its key.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Kind">Its kind, such as <c>result</c>.</param>
/// <param name="Body">The canonical body as JSON in UTF-8, as it came: to be brought into canonical form before its digest is taken.</param>
internal sealed record PlatformRecord(string BusinessKey, int Revision, string Kind, ReadOnlyMemory<byte> Body);
