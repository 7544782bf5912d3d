using System.Security.Cryptography;
using ChangliBridge.Contract.V1;
using ChangliBridge.Sandbox;
using ChangliBridge.Sandbox.Demo;

namespace ChangliBridge.EndToEnd.Tests;

/// <summary>The county on the first day of its checks: a province here, the bridge in its own process, the draw confirmed, no result entered.</summary>
internal sealed class ConfirmedDraw : IAsyncDisposable
{
    private const int Size = 40;
    private readonly SandboxServer province;
    private readonly BridgeProcess bridge;
    private readonly ECDsa key;
    private readonly BridgeLink link;
    private readonly ProvinceDesk desk;
    private readonly TokenDesk tokens;

    private ConfirmedDraw(WorkFolder work, DemoPorts ports, SandboxServer province)
    {
        this.province = province;
        var narrator = new Narrator(toError: true);
        bridge = new BridgeProcess(BuiltPrograms.Bridge, work, BridgeSettings.For(work, ports, province, (null, new HalalStory())), narrator);
        key = work.OpenIssuerKey();
        tokens = new TokenDesk(key, province.Clock);
        link = new BridgeLink(ports.Grpc, tokens, bridge);
        desk = new ProvinceDesk(province.AdminUrl);
        Address = $"127.0.0.1:{ports.Grpc}";
        Stage = new DemoStage(link, narrator, work, province) { Desk = desk, Tokens = tokens, OpenPages = new($"http://127.0.0.1:{ports.Http}/open/v1/") };
    }

    /// <summary>Of the bridge's gRPC port.</summary>
    public string Address { get; }

    public DemoStage Stage { get; }

    public Draw Draw { get; private set; } = new();

    public static async Task<ConfirmedDraw> ReachAsync(string folder, CancellationToken ct)
    {
        var work = WorkFolder.Open(folder, Size, CountyPlan.Campaign.Parties.Select(party => party.Slot));
        var ports = FreePorts.Fill(new DemoPorts(0, 0, 0, 0));
        var options = new SandboxOptions { Port = ports.Province, AdminPort = ports.Admin, Size = Size, StartAt = BridgeSettings.StartAt, AppKey = work.Memory.AppKey };
        var county = new ConfirmedDraw(work, ports, await SandboxServer.StartAsync(options, ct));
        try
        {
            await county.PlayAsync(ct);
            return county;
        }
        catch
        {
            await county.DisposeAsync();
            throw;
        }
    }

    public string Token(Official official) => tokens.For(official);

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        link.Dispose();
        key.Dispose();
        await bridge.DisposeAsync();
        await province.DisposeAsync();
    }

    private async Task PlayAsync(CancellationToken ct)
    {
        bridge.Start();
        await link.WaitUntilServingAsync(ct);
        var clock = new ClockStep(Stage);
        await new PullStep(Stage).RunAsync(ct);
        var (bureau, market) = await new CatalogStep(Stage).RunAsync(ct);
        await new PlanStep(Stage).RunAsync(bureau, market, ct);
        await clock.AdvanceAsync(CountyPlan.Campaign.FreezeAt, ct);
        Draw = await new DrawStep(Stage, CountyPlan.Campaign).RunAsync(ct);
        await clock.AdvanceAsync(CountyPlan.Days[0], ct);
    }
}
