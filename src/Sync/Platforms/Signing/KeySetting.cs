using ChangliBridge.Sync.Platforms.Handlers;

namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>
/// A secret that stands in the settings or in a file. The file is read at every use, so that a rotated key is the next one used and the old one
/// is never used again; no watcher can be late.
/// </summary>
/// <param name="Text">The secret; empty where a file holds it.</param>
/// <param name="File">The file's path; empty where the settings hold it.</param>
internal sealed record KeySetting(string Text, string File)
{
    /// <summary>Whether a value is one.</summary>
    public required Func<string, bool> Holds { get; init; }

    /// <summary>What a value must be.</summary>
    public required string MustBe { get; init; }

    /// <summary>Whether it stands nowhere.</summary>
    public bool IsEmpty => Text.Length == 0 && File.Length == 0;

    /// <summary>Reports what is wrong with it. The sentence never shows the value.</summary>
    public void Check(string key, FaultsOfKeys faults)
    {
        if (File.Length == 0)
            faults.Unless(Holds(Text), key, $"{MustBe}, or {key.Split(':')[^1]}File the path of a file that holds it");
        else if (Text.Length > 0)
            faults.Unless(false, $"{key}File", $"is given and {key.Split(':')[^1]} too: keep one of them");
        else
            faults.Unless(TryRead() is { } found && Holds(found), $"{key}File", $"must be the path of a readable file; what it holds {MustBe}");
    }

    /// <summary>The value as it is now.</summary>
    /// <exception cref="SecretUnavailableException">The file cannot be read, or holds something else.</exception>
    public string Read()
    {
        if (File.Length == 0)
            return Text;
        return TryRead() is { } found && Holds(found)
            ? found
            : throw new SecretUnavailableException($"密钥文件 {File} 读不到或内容不符（{MustBe}），请本桥管理员检查该文件");
    }

    private string? TryRead()
    {
        try
        {
            return System.IO.File.ReadAllText(File).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Says where it stands, not what it is.</summary>
    public override string ToString() => File.Length == 0 ? "***" : File;
}
