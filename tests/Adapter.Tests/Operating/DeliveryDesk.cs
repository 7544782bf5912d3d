using System.Text;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Store.Reconciling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Operating;

/// <summary>Deliveries on a bridge whose platforms answer what the test says, and the people who look after them.</summary>
internal sealed class DeliveryDesk(BridgeHost host) : IAsyncDisposable
{
    public static readonly Official Operator = new("mzj-operator", "mzj", "operator");
    public static readonly Official SecondOperator = new("mzj-operator-2", "mzj", "operator");
    public static readonly Official MarketOperator = new("scjgj-operator", "scjgj", "operator");

    private static readonly DeliveryPolicy Policy = new(UnknownPolicy.HoldUnknown, true, 60_000, 20);

    private readonly List<LeasedDelivery> _leased = [];

    public BridgeHost Host => host;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<DeliveryDesk> OpenAsync(StoreProvider provider) => new(await BridgeHost.StartAsync(provider));

    /// <summary>Hands a record over; returns its name.</summary>
    public async Task<string> EnqueueAsync(string key, string department = "mzj", string kind = "result", string platform = "provincial")
    {
        var id = "";
        await host.WriteAsync(unit =>
        {
            id = DeliveryLedger.Enqueue(unit, new Fact(platform, kind, key, 1, department, Encoding.UTF8.GetBytes($$"""{"key":"{{key}}"}""")));
            return Task.CompletedTask;
        });
        return $"deliveries/{id}";
    }

    /// <summary>Takes what is due of the province.</summary>
    public async Task<int> LeaseAsync()
    {
        var leased = await host.Services.GetRequiredService<DeliveryLedger>().ClaimDueAsync(new ClaimTerms("provincial", Policy, 60_000), 1000, Ct);
        _leased.AddRange(leased);
        return leased.Count;
    }

    /// <summary>A delivery that is leased ends like this.</summary>
    public async Task EndAsync(string name, DeliveryEvent ended, string word, int http = 200)
    {
        var leased = _leased.Single(delivery => $"deliveries/{delivery.Id}" == name);
        _leased.Remove(leased);
        await host.Services.GetRequiredService<DeliveryLedger>().CompleteAsync([new ActOutcome(leased, ended, word) { HttpStatus = http }], Policy, Ct);
    }

    /// <summary>Hands a record over, sends it, and it ends like this; the others that are due stay leased.</summary>
    public async Task<string> SendAsync(string key, DeliveryEvent ended, string word, int http = 200)
    {
        var name = await EnqueueAsync(key);
        await LeaseAsync();
        await EndAsync(name, ended, word, http);
        return name;
    }

    public Task<Contract.V1.Delivery> HoldAsync(string name) => host.AskAsync<Contract.V1.Delivery>(Operator, new HoldDeliveryRequest { Name = name, Reason = "待核实" });

    public Task<Contract.V1.Delivery> GetAsync(string name) => host.AskAsync<Contract.V1.Delivery>(Official.Office, new GetDeliveryRequest { Name = name });

    public Task<DeliveryExplanation> ExplainAsync(string name) => host.AskAsync<DeliveryExplanation>(Operator, new ExplainDeliveryRequest { Name = name });

    /// <summary>A run that ended files these.</summary>
    public Task FileAsync(params Sighting[] seen) => host.WriteAsync(async unit =>
    {
        var now = unit.Clock.GetUtcNow();
        var run = await Reconciliations.RequestAsync(unit, "provincial", (new ReconciledPeriod(now.AddDays(-1), now), true), Ct);
        var leased = new LeasedReconciliation(run.Id, "provincial", new ReconciledPeriod(run.From, run.To), 0);
        await ReconciliationFindings.FileAsync(unit, leased, seen, Ct);
        await Reconciliations.SucceedAsync(unit, leased, (3, 4, seen.Length), Ct);
    });

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
