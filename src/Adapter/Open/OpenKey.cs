namespace ChangliBridge.Adapter.Open;

/// <summary>A key as everyone sees it: what a checker compares the keys of a bundle with.</summary>
internal sealed record OpenKey(string Party, string Title, string KeyId, bool Active);
