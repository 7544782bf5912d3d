using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChangliBridge.Contract.V1;
using ChangliBridge.Sandbox;
using ChangliBridge.Sandbox.Demo;
using ChangliBridge.Store;
using ChangliBridge.Testing;

namespace ChangliBridge.Faults.Harness;

/// <summary>
/// The county on the first day of its checks: every target of the frame drawn, all that led there delivered, no result entered.
/// Reached once a store and size through the bridge's own gRPC, then copied for every county that a scenario needs.
/// </summary>
internal sealed class CountyTemplate
{
    private static readonly ConcurrentDictionary<(StoreProvider Provider, int Size), Lazy<Task<CountyTemplate>>> Played = new();

    private readonly int size;

    private CountyTemplate(int size, WorkFolder work, TestDatabase database, IReadOnlyList<TaskPart> parts, TimeSpan shift) =>
        (this.size, Work, Database, Parts, Shift, Issuer) = (size, work, database, parts, shift, work.OpenIssuerKey());

    /// <summary>Keys and the province's ledger.</summary>
    public WorkFolder Work { get; }

    public TestDatabase Database { get; }

    public IReadOnlyList<TaskPart> Parts { get; }

    /// <summary>Signs tokens as long as this process lives: the library that does it keeps signers by the key's thumbprint.</summary>
    public ECDsa Issuer { get; }

    /// <summary>How far the county's clocks are from real time.</summary>
    public TimeSpan Shift { get; }

    /// <summary>One with so many targets, each of which is inspected by two departments.</summary>
    public static Task<CountyTemplate> OfAsync(StoreProvider provider, int size, CancellationToken ct) => Played
        .GetOrAdd((provider, size), wanted => new(() => Task.Run(() => PlayAsync(wanted.Provider, wanted.Size, CancellationToken.None)))).Value.WaitAsync(ct);

    /// <summary>How a sandbox goes on where the template's ended.</summary>
    public SandboxOptions Province(string ledger, ulong seed) => new()
    {
        Size = size,
        Seed = seed,
        StartAt = TimeProvider.System.GetUtcNow() + Shift,
        AppKey = Work.Memory.AppKey,
        LedgerPath = ledger,
    };

    private static async Task<CountyTemplate> PlayAsync(StoreProvider provider, int size, CancellationToken ct)
    {
        var folder = new TemporaryFolder();
        var work = WorkFolder.Open(folder.Path, size, CountyPlan.Campaign.Parties.Select(party => party.Slot));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var database = (await TestDatabase.EmptyAsync(provider, ct)).DropAtEnd();
        var view = new StoreView(database.Options);
        var ports = FreePorts.Fill(new DemoPorts(0, 0, 0, 0));
        var options = new SandboxOptions { Port = ports.Province, AdminPort = ports.Admin, Size = size, StartAt = BridgeSettings.StartAt, AppKey = work.Memory.AppKey, LedgerPath = work.LedgerPath };
        await using var province = await SandboxServer.StartAsync(options, ct);
        var settings = new Dictionary<string, string>(BridgeSettings.For(work, ports, province, (database.Options.ConnectionString, new HalalStory())))
        {
            ["Store__Provider"] = provider.ToString(),
        };
        await using (var bridge = new BridgeProcess(Programs.Bridge, work, settings, new Narrator(TextWriter.Null)))
        {
            await DrawAsync((work, ports, province, bridge), new TokenDesk(work.OpenIssuerKey(), province.Clock), ct);
            await Until.NoneAsync("everything up to the draw is delivered", TimeSpan.FromSeconds(60), async () => (await view.MovingAsync(ct)).Count, ct);
        }
        return new CountyTemplate(size, work, database, await view.PartsAsync(ct), province.Clock.GetUtcNow() - TimeProvider.System.GetUtcNow());
    }

    private static async Task DrawAsync((WorkFolder Work, DemoPorts Ports, SandboxServer Province, BridgeProcess Bridge) at, TokenDesk tokens, CancellationToken ct)
    {
        using var link = new BridgeLink(at.Ports.Grpc, tokens, at.Bridge);
        using var desk = new ProvinceDesk(at.Province.AdminUrl);
        var stage = new DemoStage(link, new Narrator(TextWriter.Null), at.Work, at.Province) { Desk = desk, Tokens = tokens, OpenPages = new($"http://127.0.0.1:{at.Ports.Http}/open/v1/") };
        at.Bridge.Start();
        await link.WaitUntilServingAsync(ct);
        var clock = new ClockStep(stage);
        await new PullStep(stage).RunAsync(ct);
        var (bureau, market) = await new CatalogStep(stage).RunAsync(ct);
        await DiscloseAsync(stage, CountyPlan.Build(bureau, market), ct);
        await clock.AdvanceAsync(CountyPlan.Campaign.FreezeAt, ct);
        await new DrawStep(stage, CountyPlan.Campaign).RunAsync(ct);
        await clock.AdvanceAsync(CountyPlan.Days[0], ct);
    }

    /// <summary>The county's plan, but everyone is inspected.</summary>
    private static async Task DiscloseAsync(DemoStage stage, InspectionPlan plan, CancellationToken ct)
    {
        foreach (var stratum in plan.Batches[0].Strata)
            stratum.Take = "100%";
        plan.Batches[0].Overall.Take = "100%";
        string Id(string step) => stage.Work.RequestId(step);
        await stage.CallAsync(Official.BureauClerk, options => stage.Bridge.Plans.CreateInspectionPlanAsync(new() { InspectionPlanId = CountyPlan.Id, InspectionPlan = plan, RequestId = Id("create") }, options), ct);
        await stage.CallAsync(Official.BureauClerk, options => stage.Bridge.PlanVersions.SubmitInspectionPlanAsync(new() { Name = CountyPlan.Name, RequestId = Id("submit") }, options), ct);
        await stage.CallAsync(Official.BureauApprover, options => stage.Bridge.Plans.ApproveInspectionPlanAsync(new() { Name = CountyPlan.Name, RequestId = Id("approve") }, options), ct);
        await stage.CallAsync(Official.BureauClerk, options => stage.Bridge.Plans.FileInspectionPlanAsync(new() { Name = CountyPlan.Name, RequestId = Id("file") }, options), ct);
        await stage.CallAsync(Official.BureauClerk, options => stage.Bridge.Plans.DiscloseInspectionPlanAsync(new() { Name = CountyPlan.Name, RequestId = Id("disclose") }, options), ct);
    }
}
