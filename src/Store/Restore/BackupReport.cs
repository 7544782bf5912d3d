namespace ChangliBridge.Store.Restore;

/// <summary>What a backup (备份) holds, to be written down outside.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of its bytes, lower-case hex.</param>
public sealed record BackupReport(string Path, long Bytes, string Sha256);
