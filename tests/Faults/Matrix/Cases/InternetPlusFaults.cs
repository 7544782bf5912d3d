namespace ChangliBridge.Faults.Matrix.Cases;

/// <summary>
/// The most telling faults once more, where they meet a 监管行为 record on its way to 互联网+监管. The ledger knows no platform apart,
/// so these strike only where they are known for; the same result goes to the province meanwhile and must get there.
/// </summary>
internal static class InternetPlusFaults
{
    private static readonly string[] Telling =
    [
        "T1 commit then hang", "T2 500 before commit", "T7 other digest", "R3 known refusal", "S3 secret ends",
        "K6 killed after the province commits", "K7 killed before the outcome is stored",
    ];

    public static IEnumerable<FaultCase> All => Telling.Select(id => OnItsWay(ProvinceFaults.All.Concat(ProcessFaults.All).Single(fault => fault.Id == id)));

    private static FaultCase OnItsWay(FaultCase fault) => fault with
    {
        Id = $"{fault.Id}, 互联网+监管",
        States = [fault.State],
        StrikesAct = true,
        Terms = fault.Terms with { ReportsActs = true },
    };
}
