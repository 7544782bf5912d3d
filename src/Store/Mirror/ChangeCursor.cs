namespace ChangliBridge.Store.Mirror;

/// <summary>A place in a list of changes, which goes by instant and key: as many rows as like may share an instant, and none is passed over.</summary>
/// <param name="Since">The instant as the platform wrote it, ISO 8601 in UTC; every digit counts.</param>
/// <param name="After">The last key taken of that instant; empty where none was, and then the instant itself belongs.</param>
public sealed record ChangeCursor(string Since, string After);
