using ChangliBridge.Sandbox;
using ChangliBridge.Sandbox.Demo;
using ChangliBridge.Sandbox.Faults;
using ChangliBridge.Sandbox.Ledger;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;

namespace ChangliBridge.Faults.Harness;

/// <summary>A county of a scenario's own: a province that counts, bridges in their own processes on one database, and clerks at work.</summary>
internal sealed class County : IAsyncDisposable
{
    /// <summary>Targets of a county, where a scenario needs no more.</summary>
    public const int UsualSize = 600;

    private static readonly TimeSpan PatienceToRest = TimeSpan.FromSeconds(300);

    private readonly TemporaryFolder folder = new();
    private readonly CountyTemplate template;
    private readonly Queue<TaskPart> parts;
    private int turn;

    private County(CountyTemplate template, TestDatabase database, (SandboxServer Server, string Ledger) province, BridgeTerms terms)
    {
        (this.template, Database, (Province, LedgerPath), Terms) = (template, database, province, terms);
        View = new StoreView(database.Options);
        // Where records are reported, every result goes to both platforms.
        parts = new Queue<TaskPart>(template.Parts.Where(part => !terms.ReportsActs || part.CanBeReported));
        var tokens = new TokenDesk(template.Issuer, Province.Clock);
        var issued = Official.All.ToDictionary(official => official.Id, official => tokens.Spanning(official, BridgeSettings.StartAt, BridgeSettings.StartAt.AddYears(1)));
        Token = official => issued[official.Id];
        Clerk = new Clerk(() => Bridges[Interlocked.Increment(ref turn) % Bridges.Count].Channel, Token);
    }

    public TestDatabase Database { get; }

    public SandboxServer Province { get; }

    public string LedgerPath { get; }

    public StoreView View { get; }

    public Clerk Clerk { get; }

    public Func<Official, string> Token { get; }

    /// <summary>Its secret with the platforms.</summary>
    public string AppKey => template.Work.Memory.AppKey;

    public IReadOnlyList<Bridge> Bridges { get; private set; } = [];

    /// <summary>One a bridge, to both platforms; none where the bridges speak to them directly.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Holds the rows and attempts that a scenario left behind on purpose.</summary>
    public HashSet<DeliveryKey> LeftBehind { get; } = [];

    /// <summary>The part whose delivery is held, once a scenario has needed one.</summary>
    public TaskPart? HeldPart { get; set; }

    public BridgeTerms Terms { get; }

    public bool IsSqlite => Database.Options.Provider == StoreProvider.Sqlite;

    /// <summary>Opens a county of <paramref name="size"/> targets and starts its bridges.</summary>
    public static async Task<County> OpenAsync((StoreProvider Provider, int Replicas) shape, BridgeTerms terms, CancellationToken ct, int size = UsualSize)
    {
        var county = await CloseByAsync(shape.Provider, terms, ct, size);
        try
        {
            county.Add(shape.Replicas);
            await county.StartAsync(ct);
            return county;
        }
        catch
        {
            await county.DisposeAsync();
            throw;
        }
    }

    /// <summary>A county whose bridges are still to be started.</summary>
    public static async Task<County> CloseByAsync(StoreProvider provider, BridgeTerms terms, CancellationToken ct, int size = UsualSize)
    {
        var template = await CountyTemplate.OfAsync(provider, size, ct);
        var database = await TestDatabase.CopyAsync(template.Database, ct);
        var ledger = Path.GetTempFileName();
        File.Copy(template.Work.LedgerPath, ledger, overwrite: true);
        var province = await SandboxServer.StartAsync(template.Province(ledger, seed: 1) with { Port = FreePorts.Fill(new DemoPorts(0, 0, 0, 0)).Province }, ct);
        return new County(template, database, (province, ledger), terms);
    }

    /// <summary>Adds bridges on the county's database, each with a line of its own to the platforms, and with other settings where they are given.</summary>
    public void Add(int replicas, params (string Name, string Value)[] others)
    {
        for (var number = 0; number < replicas; number++)
        {
            if (Terms.IsDirect)
            {
                Bridges = [.. Bridges, NewBridge(Province.Port, others)];
                continue;
            }

            var line = new Line(() => Province.Port);
            Lines = [.. Lines, line];
            Bridges = [.. Bridges, NewBridge(line.Port, others)];
        }
    }

    /// <summary>A bridge that is not counted among the county's, with other settings where they are given.</summary>
    public Bridge NewBridge(int provincePort, params (string Name, string Value)[] others)
    {
        var ports = FreePorts.Fill(new DemoPorts(0, 0, 0, 0));
        var settings = new Dictionary<string, string>(BridgeSettings.For(template.Work, ports, Province, (Database.Options.ConnectionString, new HalalStory())))
        {
            ["Store__Provider"] = Database.Options.Provider.ToString(),
            ["Store__ConnectionString"] = Database.Options.ConnectionString + (IsSqlite
                ? $";Default Timeout={Terms.StoreSeconds}"
                : $";Command Timeout={Terms.StoreSeconds};Timeout=5;Maximum Pool Size={Terms.StoreConnections}"),
            ["Platforms__Provincial__BaseUrl"] = $"http://127.0.0.1:{provincePort}/province/",
            ["Platforms__InternetPlus__BaseUrl"] = $"http://127.0.0.1:{provincePort}/internet-plus/",
        };
        foreach (var (name, value) in Terms.Settings.Concat(others))
            settings[name] = value;
        return new Bridge(ports.Grpc, settings, folder.Path);
    }

    /// <summary>A task part that nobody has entered a result for.</summary>
    public TaskPart NextPart()
    {
        lock (parts)
            return parts.Dequeue();
    }

    /// <summary>How many there are of those.</summary>
    public int PartsLeft
    {
        get
        {
            lock (parts)
                return parts.Count;
        }
    }

    /// <summary>All of those.</summary>
    public IReadOnlyList<TaskPart> RemainingParts()
    {
        lock (parts)
        {
            TaskPart[] remaining = [.. parts];
            parts.Clear();
            return remaining;
        }
    }

    /// <summary>Switches a fault on for the keys of these alone, or for all where none is named.</summary>
    public void Switch(string fault, string value = "", params DeliveryKey[] only) =>
        Province.Faults.Set(new FaultSetting(fault, 1, null) { Keys = [.. only.Select(key => key.BusinessKey)], Value = value });

    /// <summary>How often a fault has struck since it was switched on.</summary>
    public long Struck(string fault) => Province.Faults.List().SingleOrDefault(state => state.Name == fault)?.Struck ?? 0;

    public int Waiting(string gate) => Province.Gates.List().SingleOrDefault(state => state.Name == gate)?.Waiting ?? 0;

    /// <summary>What the platforms accepted, as the sandbox counted it.</summary>
    public IReadOnlyDictionary<DeliveryKey, LedgerEntry> Counted() => Province.Ledger.Entries(null).ToDictionary(DeliveryKey.Of);

    /// <summary>How often its platform accepted it.</summary>
    public int Accepted(DeliveryKey key) => Counted().GetValueOrDefault(key)?.Accepted ?? 0;

    /// <summary>Every attempt at a delivery, in order.</summary>
    public async Task<IReadOnlyList<DeliveryAttempt>> AttemptsAsync(DeliveryKey key, CancellationToken ct)
    {
        var id = (await View.DeliveriesAsync(ct)).SingleOrDefault(row => row.Key == key)?.Id;
        return [.. (await View.AttemptsAsync(ct)).Where(attempt => attempt.DeliveryId == id)];
    }

    /// <summary>Every attempt that may have sent it, in order: not those given back, and not those that found no door or no secret.</summary>
    public async Task<IReadOnlyList<DeliveryAttempt>> SendsAsync(DeliveryKey key, CancellationToken ct) =>
        [.. (await AttemptsAsync(key, ct)).Where(attempt => attempt is { Act: DeliveryAct.Send, Outcome: not ("RELEASED" or "NO_SECRET") } and not { Outcome: "NOT_SENT", HttpStatus: 0 })];

    /// <summary>The bridge whose request a platform has not answered.</summary>
    public Bridge Holder() => Bridges[Math.Max(0, Lines.ToList().FindIndex(line => line.Awaiting > 0))];

    public Task UntilStateAsync(DeliveryKey key, string state, CancellationToken ct) =>
        Until.TrueAsync($"{key} is {state}", PatienceToRest, async () => await View.StateAsync(key, ct) == state, ct);

    /// <summary>Everything that goes wrong ends, and every bridge serves.</summary>
    public async Task HealAsync(CancellationToken ct)
    {
        Province.Faults.Clear(null);
        Province.Gates.Open(null);
        foreach (var line in Lines)
            line.Pass();
        await Province.SetListenerAsync(up: true, ct);
        await StartAsync(ct);
    }

    /// <summary>Starts every bridge that does not run, and waits until all serve.</summary>
    public Task StartAsync(CancellationToken ct) => Task.WhenAll(Bridges.Select(bridge => bridge.StartAsync(ct)));

    /// <summary>Waits until nothing is on its way any more.</summary>
    public async Task ComeToRestAsync(CancellationToken ct)
    {
        IReadOnlyList<DeliveryRow> moving = [];
        try
        {
            await Until.NoneAsync("every delivery is at rest", PatienceToRest, async () =>
            {
                (var count, moving) = await View.MovingAsync(ct);
                Invariants.ExpectNoneStranded(moving);
                return count - moving.Count(row => LeftBehind.Contains(row.Key));
            }, ct);
        }
        catch (TimeoutException fault)
        {
            throw new TimeoutException($"{fault.Message}: {string.Join('\n', moving.Take(5))}\n{Bridges[0].Log[^Math.Min(4000, Bridges[0].Log.Length)..]}", fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Province.SetListenerAsync(up: false, CancellationToken.None);
        foreach (var bridge in Bridges)
            await bridge.DisposeAsync();
        foreach (var line in Lines)
            await line.DisposeAsync();
        await Province.DisposeAsync();
        await Database.DisposeAsync();
        File.Delete(LedgerPath);
        folder.Dispose();
    }
}
