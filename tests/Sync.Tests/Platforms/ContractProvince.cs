using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Platforms.InternetPlus;
using ChangliBridge.Sync.Platforms.Provincial;
using ChangliBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>WireMock in the place of both platforms, and the bridge's clients for it. It hands out secret after secret and counts what it was asked.</summary>
internal sealed class ContractProvince : IDisposable
{
    /// <summary>"s3cr3t-of-2023" and "s3cr3t-of-tomorrow" under HebeiProfile.AppKey with vector a0…af, by <c>openssl enc -aes-256-cbc</c>.</summary>
    private static readonly string[] Sealed = ["oKGio6SlpqeoqaqrrK2ur9cN7lJetWdofhIJ4S89DEM=", "oKGio6SlpqeoqaqrrK2ur7XRXfA5OEHgbuhjmQNLYBqagiCv/gg1Q/8p4tN1NWfi"];

    private readonly ServiceProvider _services;
    private readonly ConfigurationRoot _settings;
    private int _secrets;

    public ContractProvince(Action<Dictionary<string, string?>>? change = null)
    {
        Server = WireMockServer.Start(new WireMockServerSettings { PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).UseDate(PlatformNow) });
        var settings = HebeiProfile.Settings(new Uri(Server.Url + "/"));
        change?.Invoke(settings);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        _settings = (ConfigurationRoot)new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = services.AddSingleton<ILoggerProvider>(Log).AddPlatforms(_settings).BuildServiceProvider();
        _ = Profile;
        foreach (var platform in new[] { "province", "internet-plus" })
            Server.Given(Request.Create().WithPath($"/{platform}/auth/secret").UsingPost()).RespondWith(Response.Create().WithCallback(_ => NextSecret()));
    }

    public SteppedClock Clock { get; } = new();

    /// <summary>The platforms' own clock.</summary>
    public SteppedClock PlatformClock { get; } = new();

    public ProvincialPlatform Province => _services.GetRequiredService<ProvincialPlatform>();

    public InternetPlusPlatform InternetPlus => _services.GetRequiredService<InternetPlusPlatform>();

    public WireMockServer Server { get; }

    /// <summary>What the bridge logged.</summary>
    public KeptLog Log { get; } = new();

    /// <summary>The province's profile as it is now.</summary>
    public LiveProfile Profile => _services.GetRequiredKeyedService<LiveProfile>("provincial");

    /// <summary>How often a secret was fetched.</summary>
    public int Secrets => Volatile.Read(ref _secrets);

    /// <summary>How often a path was asked for.</summary>
    public int Asked(string path) => Server.LogEntries.Count(entry => entry.RequestMessage?.Path == path);

    /// <summary>A header of the last request to a path.</summary>
    public string HeaderOf(string path, string name) => Server.LogEntries.Last(entry => entry.RequestMessage?.Path == path).RequestMessage!.Headers![name].Single();

    public WireMock.IRequestMessage LastRequest => Server.LogEntries[^1].RequestMessage!;

    public void Answer(string path, int status, string body) => Server.Given(Request.Create().WithPath(path)).RespondWith(Response.Create().WithStatusCode(status).WithBody(body));

    public Task<Exchange> PublishAsync() =>
        Province.PublishAsync("result", """{"businessKey":"130322:mzj:1","revision":1,"kind":"result","body":{"code":"1"}}"""u8.ToArray(), TestContext.Current.CancellationToken);

    /// <summary>Changes settings while the bridge runs.</summary>
    public void Set(params (string Key, string? Value)[] changes)
    {
        foreach (var (key, value) in changes)
            _settings[$"Platforms:Provincial:{key}"] = value;
        _settings.Reload();
    }

    /// <summary>What the bridge does of itself when it starts.</summary>
    public async Task CompareClocksAsync(CancellationToken ct)
    {
        var atStart = _services.GetServices<IHostedService>().OfType<ClockAtStart>().Single();
        await atStart.StartAsync(ct);
        await atStart.ExecuteTask!;
    }

    public void Dispose()
    {
        _services.Dispose();
        Server.Dispose();
    }

    private DateTimeOffset PlatformNow() => PlatformClock.GetUtcNow() + (Clock.GetUtcNow() - SteppedClock.DemoStart);

    private WireMock.ResponseMessage NextSecret()
    {
        var number = Interlocked.Increment(ref _secrets) - 1;
        var endsAt = (Clock.GetUtcNow() + TimeSpan.FromHours(2)).ToUnixTimeMilliseconds();
        return new WireMock.ResponseMessage
        {
            StatusCode = 200,
            BodyData = new WireMock.Util.BodyData
            {
                DetectedBodyType = WireMock.Types.BodyType.String,
                BodyAsString = $$$"""{"code":"0","message":"ok","data":{"secret":"{{{Sealed[number % Sealed.Length]}}}","secretEndTime":{{{endsAt}}}}}""",
            },
        };
    }
}
