namespace ChangliBridge.Adapter.Open;

/// <summary>A contribution to the seed as everyone sees it.</summary>
internal sealed record OpenContribution(string Name, bool Outside, string Commitment, string Value);
