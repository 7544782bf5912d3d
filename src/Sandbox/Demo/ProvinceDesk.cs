using ChangliBridge.Sandbox.Faults;
using ChangliBridge.Sandbox.Ledger;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>The province's admin API as the demonstration uses it: the ledger that judges, and the fault that it switches on.</summary>
internal sealed class ProvinceDesk(string adminUrl) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(adminUrl) };

    public async Task<LedgerTotals> LedgerAsync(CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<LedgerTotals>("ledger", Wire.Json, cancellationToken))!;

    /// <summary>What the province holds of a kind, key by key and revision by revision.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(string kind, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<LedgerEntry[]>($"ledger/entries?kind={kind}", Wire.Json, cancellationToken))!;

    public async Task SetFaultAsync(FaultSetting fault, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync("faults", fault, Wire.Json, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<long> StruckAsync(CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<FaultState[]>("faults", Wire.Json, cancellationToken))!.Sum(fault => fault.Struck);

    public void Dispose() => http.Dispose();
}
