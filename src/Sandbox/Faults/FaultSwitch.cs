using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox.Faults;

/// <summary>Faults by name. Which request a fault strikes follows from seed, rate and the request's number, never from chance.</summary>
internal sealed class FaultSwitch(ulong seed)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, FaultState> faults = new(StringComparer.Ordinal);

    public IReadOnlyList<FaultState> List()
    {
        lock (gate)
            return [.. faults.Values.OrderBy(fault => fault.Name, StringComparer.Ordinal)];
    }

    /// <summary>Switches a fault on, or changes it; its count begins again.</summary>
    /// <exception cref="ArgumentException">An unknown name or a rate outside 0 to 1.</exception>
    public void Set(FaultSetting setting)
    {
        if (FaultNames.StageOf(setting.Name) is null && !ListFaults.Names.Contains(setting.Name))
            throw new ArgumentException($"unknown fault '{setting.Name}'; there are {string.Join(", ", FaultNames.All.Concat(ListFaults.Names))}");
        if (setting.Rate is < 0 or > 1)
            throw new ArgumentException("rate is a share from 0 to 1");
        lock (gate)
            faults[setting.Name] = new FaultState(setting.Name, setting.Rate, setting.Kinds ?? [], 0, 0) { Keys = setting.Keys ?? [], Value = setting.Value ?? "" };
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

    /// <summary>Counts a request at a stage and returns the fault that strikes it: of several, the first by name, and the others do not count it.</summary>
    public FaultState? Strike(FaultStage stage, string kind, string key)
    {
        lock (gate)
        {
            foreach (var fault in faults.Values.Where(fault => FaultNames.StageOf(fault.Name) == stage).OrderBy(fault => fault.Name, StringComparer.Ordinal).ToArray())
            {
                if (IsMeant(fault.Kinds, kind) && IsMeant(fault.Keys, key) && Counted(fault))
                    return fault;
            }

            return null;
        }
    }

    /// <summary>Counts a request for a list and says whether the fault strikes it.</summary>
    public bool Strikes(string name, string kind)
    {
        lock (gate)
            return faults.TryGetValue(name, out var fault) && IsMeant(fault.Kinds, kind) && Counted(fault);
    }

    /// <summary>Strikes are spread evenly: exactly rate × n of n, up to one.</summary>
    private bool Counted(FaultState fault)
    {
        var phase = PhaseOf(fault.Name);
        var strikes = decimal.Floor(((fault.Seen + 1) * fault.Rate) + phase) > decimal.Floor((fault.Seen * fault.Rate) + phase);
        faults[fault.Name] = fault with { Seen = fault.Seen + 1, Struck = fault.Struck + (strikes ? 1 : 0) };
        return strikes;
    }

    // Where in the first 1/rate requests the first strike falls: its own place for each name, so that faults do not come in flocks.
    private decimal PhaseOf(string name) => SplitMix64.For(seed, BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name))), 0).Below(1000) / 1000m;

    private static bool IsMeant(IReadOnlyList<string> chosen, string one) => chosen.Count == 0 || one.Length == 0 || chosen.Contains(one);
}
