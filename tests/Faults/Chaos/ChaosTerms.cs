using ChangliBridge.Faults.Harness;
using ChangliBridge.Store;

namespace ChangliBridge.Faults.Chaos;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ChaosTerms(int Seconds, int Replicas, StoreProvider Store, ulong Seed)
{
    private const int ResultsOfTarget = 20;
    private const string Usage = "chaos.sh --seconds S --replicas R --store sqlite|postgres [--seed N]";

    /// <summary>Results offered each second.</summary>
    public int Rate { get; init; } = 120;

    /// <summary>Targets of the county. Revisions of one key go one after the other: with more targets a long run has no longer ones.</summary>
    public int Size => Math.Max(County.UsualSize, Seconds * Rate / ResultsOfTarget);

    /// <exception cref="ArgumentException">With the usage.</exception>
    public static ChaosTerms Read(string[] arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var place = 0; place < arguments.Length; place += 2)
            given[arguments[place]] = place + 1 < arguments.Length ? arguments[place + 1] : "";
        if (given.Keys.Except(["--seconds", "--replicas", "--store", "--seed", "--rate"]).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"unknown option {unknown}: {Usage}");
        var store = given.GetValueOrDefault("--store", "sqlite") switch
        {
            "sqlite" => StoreProvider.Sqlite,
            "postgres" => StoreProvider.Postgres,
            var other => throw new ArgumentException($"--store {other}: {Usage}"),
        };
        var terms = new ChaosTerms(Number(given, "--seconds", 20), Number(given, "--replicas", 1), store, (ulong)Number(given, "--seed", 1)) { Rate = Number(given, "--rate", 120) };
        return store == StoreProvider.Sqlite && terms.Replicas > 1 ? throw new ArgumentException("SQLite serves one bridge: --replicas 1, or --store postgres") : terms;
    }

    private static int Number(Dictionary<string, string> given, string name, int usual) =>
        !given.TryGetValue(name, out var text) ? usual : int.TryParse(text, out var number) && number > 0 ? number : throw new ArgumentException($"{name} {text}: {Usage}");
}
