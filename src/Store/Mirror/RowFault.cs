namespace ChangliBridge.Store.Mirror;

/// <summary>Why a row is set aside.</summary>
/// <param name="Key">The row's key in its source; its place where the key is missing.</param>
/// <param name="Field">The field at fault.</param>
/// <param name="Value">What stood there, escaped and cut.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record RowFault(string Key, string Field, string Value, string Reason);
