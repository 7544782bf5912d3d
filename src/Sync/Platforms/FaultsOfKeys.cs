namespace ChangliBridge.Sync.Platforms;

/// <summary>What is wrong with the keys of a section: one sentence a key, the first found.</summary>
internal sealed class FaultsOfKeys(string section)
{
    private readonly SortedDictionary<string, string> _faults = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A sentence a key, in the keys' order.</summary>
    public IReadOnlyList<string> Sentences => [.. _faults.Select(fault => $"{fault.Key} {fault.Value}.")];

    /// <summary>A fault of a key by its whole path.</summary>
    public void At(string path, string fault) => _faults.TryAdd(path, fault);

    /// <summary>A fault of a key under the section, unless <paramref name="holds"/>.</summary>
    public void Unless(bool holds, string key, string fault)
    {
        if (!holds)
            At($"{section}:{key}", fault);
    }
}
