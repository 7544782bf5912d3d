using ChangliBridge.Sandbox;
using ChangliBridge.Sandbox.Demo;
using ChangliBridge.Sandbox.Faults;
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

    private County(CountyTemplate template, TestDatabase database, SandboxServer province, string ledger)
    {
        (this.template, Database, Province, LedgerPath) = (template, database, province, ledger);
        View = new StoreView(database.Options);
        parts = new Queue<TaskPart>(template.Parts);
        var tokens = new TokenDesk(template.Issuer, province.Clock);
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

    /// <summary>One a bridge, to the province; none where the bridges speak to it directly.</summary>
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Holds the rows and attempts that a scenario left behind on purpose.</summary>
    public HashSet<string> LeftBehind { get; } = [];

    /// <summary>The part whose delivery is held, once a scenario has needed one.</summary>
    public TaskPart? HeldPart { get; set; }

    public BridgeTerms Terms { get; private init; } = new();

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
        return new County(template, database, province, ledger) { Terms = terms };
    }

    /// <summary>Adds bridges on the county's database, each with a line of its own to the province, and with other settings where they are given.</summary>
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
            // One delivery a result: what a scenario counts is the province's.
            ["Supervision__Report"] = "false",
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

    /// <summary>Switches a fault on for these keys alone, or for all where none is named.</summary>
    public void Switch(string fault, string value = "", params string[] keys) => Province.Faults.Set(new FaultSetting(fault, 1, null) { Keys = keys, Value = value });

    /// <summary>How often a fault has struck since it was switched on.</summary>
    public long Struck(string fault) => Province.Faults.List().SingleOrDefault(state => state.Name == fault)?.Struck ?? 0;

    public int Waiting(string gate) => Province.Gates.List().SingleOrDefault(state => state.Name == gate)?.Waiting ?? 0;

    /// <summary>How often the province accepted a key and revision.</summary>
    public int Accepted(string key, int revision = 1) =>
        Province.Ledger.Entries(null).Where(entry => entry.BusinessKey == key && entry.Revision == revision).Sum(entry => entry.Accepted);

    /// <summary>Every attempt at a key and revision, in order.</summary>
    public async Task<IReadOnlyList<DeliveryAttempt>> AttemptsAsync(string key, int revision, CancellationToken ct)
    {
        var id = (await View.DeliveriesAsync(ct)).SingleOrDefault(row => row.Key == key && row.Revision == revision)?.Id;
        return [.. (await View.AttemptsAsync(ct)).Where(attempt => attempt.DeliveryId == id)];
    }

    /// <summary>Every attempt that may have sent it, in order: not those given back, and not those that found no door or no secret.</summary>
    public async Task<IReadOnlyList<DeliveryAttempt>> SendsAsync(string key, int revision, CancellationToken ct) =>
        [.. (await AttemptsAsync(key, revision, ct)).Where(attempt => attempt is { Act: DeliveryAct.Send, Outcome: not "RELEASED" } and not { Outcome: "NOT_SENT", HttpStatus: 0 })];

    /// <summary>The bridge whose request the province has not answered.</summary>
    public Bridge Holder() => Bridges[Math.Max(0, Lines.ToList().FindIndex(line => line.Awaiting > 0))];

    public Task UntilStateAsync(string key, string state, CancellationToken ct, int revision = 1) =>
        Until.TrueAsync($"{key} is {state}", PatienceToRest, async () => await View.StateAsync(key, revision, ct) == state, ct);

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
