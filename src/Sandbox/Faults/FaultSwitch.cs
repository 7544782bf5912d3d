using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox.Faults;

/// <summary>Faults by name. Which push a fault strikes follows from seed, rate and the push's number, never from chance.</summary>
internal sealed class FaultSwitch(ulong seed)
{
    /// <summary>Accepts and records, then never answers until the client goes away.</summary>
    public const string CommitThenHang = "commit-then-hang";

    private readonly Lock gate = new();
    private readonly Dictionary<string, FaultState> faults = [];

    // Where in the first 1/rate pushes the first strike falls.
    private readonly decimal phase = new SplitMix64(seed).Below(1000) / 1000m;

    public IReadOnlyList<FaultState> List()
    {
        lock (gate)
            return [.. faults.Values.OrderBy(fault => fault.Name, StringComparer.Ordinal)];
    }

    /// <summary>Switches a fault on, or changes it; its count begins again.</summary>
    /// <exception cref="ArgumentException">An unknown name or a rate outside 0 to 1.</exception>
    public void Set(FaultSetting setting)
    {
        if (setting.Name != CommitThenHang && !ListFaults.Names.Contains(setting.Name))
            throw new ArgumentException($"unknown fault '{setting.Name}'; there are {string.Join(", ", ListFaults.Names.Prepend(CommitThenHang))}");
        if (setting.Rate is < 0 or > 1)
            throw new ArgumentException("rate is a share from 0 to 1");
        lock (gate)
            faults[setting.Name] = new FaultState(setting.Name, setting.Rate, setting.Kinds ?? [], 0, 0);
    }

    /// <summary>Switches one fault off, or all where the name is null.</summary>
    public void Clear(string? name)
    {
        lock (gate)
        {
            if (name is null)
                faults.Clear();
            else
                faults.Remove(name);
        }
    }

    /// <summary>Counts a push and says whether the fault strikes it. Strikes are spread evenly: exactly rate × n of n, up to one.</summary>
    public bool Strikes(string name, string kind)
    {
        lock (gate)
        {
            if (!faults.TryGetValue(name, out var fault) || (fault.Kinds.Count > 0 && !fault.Kinds.Contains(kind)))
                return false;
            var before = decimal.Floor((fault.Seen * fault.Rate) + phase);
            var after = decimal.Floor(((fault.Seen + 1) * fault.Rate) + phase);
            var strikes = after > before;
            faults[name] = fault with { Seen = fault.Seen + 1, Struck = fault.Struck + (strikes ? 1 : 0) };
            return strikes;
        }
    }
}
