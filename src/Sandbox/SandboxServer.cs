using System.Globalization;
using ChangliBridge.Sandbox.Admin;
using ChangliBridge.Sandbox.Dialects;
using ChangliBridge.Sandbox.Faults;
using ChangliBridge.Sandbox.Gateway;
using ChangliBridge.Sandbox.InternetPlus;
using ChangliBridge.Sandbox.Ledger;
using ChangliBridge.Sandbox.Province;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox;

/// <summary>A province in a box: both platforms on one listener, the admin API on another. What it knows outlives its listeners.</summary>
internal sealed class SandboxServer : IAsyncDisposable
{
    private readonly SemaphoreSlim switching = new(1);
    private readonly ProvinceSeed seed;
    private readonly IDoor[] doors;
    private readonly PlatformEndpoints province;
    private readonly PlatformEndpoints internetPlus;
    private readonly Dialect dialect;
    private WebApplication? platforms;
    private WebApplication? admin;

    private SandboxServer(SandboxOptions options)
    {
        Port = options.Port;
        seed = new ProvinceSeed(options.Size, options.Seed, options.OtherDepartments);
        Clock = new ProvinceClock(options.StartAt);
        Ledger = new DeliveryLedger(options.LedgerPath);
        Faults = new FaultSwitch(options.Seed);
        dialect = Dialect.Of(options, Clock);
        doors = [dialect.NewDoor(), dialect.NewDoor()];
        var struck = new StruckRequests(Faults, Gates);
        province = new(ProvinceRoutes.Platform, doors[0], Ledger, struck, Clock);
        internetPlus = new(InternetPlusRoutes.Platform, doors[1], Ledger, struck, Clock);
    }

    public ProvinceClock Clock { get; }

    public DeliveryLedger Ledger { get; }

    public FaultSwitch Faults { get; }

    /// <summary>How both platforms are spoken to.</summary>
    public string Profile => dialect.Name;

    public Gates Gates { get; } = new();

    /// <summary>Port of both platforms, the same after every restart of the listener.</summary>
    public int Port { get; private set; }

    public int AdminPort => LoopbackListener.PortOf(admin!);

    public bool IsUp => platforms is not null;

    public string ProvinceUrl => $"http://127.0.0.1:{Port}/province/";

    public string InternetPlusUrl => $"http://127.0.0.1:{Port}/internet-plus/";

    public string AdminUrl => $"http://127.0.0.1:{AdminPort}/admin/";

    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        var sandbox = new SandboxServer(options);
        await sandbox.SetListenerAsync(up: true, cancellationToken);
        sandbox.admin = await LoopbackListener.StartAsync(options.AdminPort, _ => { }, app => AdminRoutes.Map(app, sandbox), cancellationToken);
        return sandbox;
    }

    /// <summary>Takes the platforms' listener down or up again; open connections are cut.</summary>
    public async Task SetListenerAsync(bool up, CancellationToken cancellationToken)
    {
        await switching.WaitAsync(cancellationToken);
        try
        {
            if (up && platforms is null)
            {
                platforms = await LoopbackListener.StartAsync(Port, Speak, MapPlatforms, cancellationToken);
                Port = LoopbackListener.PortOf(platforms);
            }
            else if (!up && platforms is not null)
            {
                await platforms.DisposeAsync();
                platforms = null;
            }
        }
        finally
        {
            switching.Release();
        }
    }

    /// <summary>Ends the secrets of both platforms: callers must fetch new ones.</summary>
    public void ExpireSecrets()
    {
        foreach (var door in doors.OfType<GatewayDoor>())
            door.ExpireSecrets();
    }

    public async ValueTask DisposeAsync()
    {
        await SetListenerAsync(up: false, CancellationToken.None);
        if (admin is not null)
            await admin.DisposeAsync();
        Ledger.Dispose();
        switching.Dispose();
    }

    // The Date of an answer is the province's: what a bridge compares its clock with.
    private void Speak(IApplicationBuilder app)
    {
        app.Use((HttpContext http, RequestDelegate next) =>
        {
            http.Response.Headers.Date = Clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            return next(http);
        });
        if (dialect.Translate is { } translate)
            app.Use(translate);
    }

    private void MapPlatforms(IEndpointRouteBuilder app)
    {
        ProvinceRoutes.Map(app, province, seed);
        InternetPlusRoutes.Map(app, internetPlus);
    }
}
