namespace ChangliBridge.Adapter.Open;

/// <summary>A page of open data; the token of the next one is empty on the last.</summary>
internal sealed record OpenList<T>(IReadOnlyList<T> Items, string NextPageToken);
