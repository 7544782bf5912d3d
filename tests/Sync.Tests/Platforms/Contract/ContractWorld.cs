using System.Text;
using ChangliBridge.Sandbox;
using ChangliBridge.Sandbox.Dialects;
using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Platforms.Provincial;
using ChangliBridge.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms.Contract;

/// <summary>The bridge's client with the documented settings of a profile, and a platform that speaks it.</summary>
internal sealed class ContractWorld : IAsyncDisposable
{
    /// <summary>A result in canonical form, several codes and more than ASCII in it.</summary>
    public const string Body = """{"checkedOn":"2023-11-06","codeList":"hebei-result/2023","codes":["1","A"],"findings":"后厨\"台账\"缺失，限期补齐","problemFound":true}""";

    private readonly ServiceProvider _services;
    private readonly IAsyncDisposable _platform;

    private ContractWorld(FrontDoor door, IAsyncDisposable platform, IConfiguration settings) =>
        (Door, _platform, _services) = (door, platform, new ServiceCollection().AddSingleton<TimeProvider>(new SteppedClock()).AddPlatforms(settings).BuildServiceProvider());

    public FrontDoor Door { get; }

    public ProvincialPlatform Province => _services.GetRequiredService<ProvincialPlatform>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Against stubs of WireMock.</summary>
    public static async Task<ContractWorld> OfWireMockAsync(string profile)
    {
        var platform = new StubbedPlatform(profile);
        return await OpenAsync(profile, platform.Address, new Closing(platform));
    }

    /// <summary>Against the sandbox.</summary>
    public static async Task<ContractWorld> OfSandboxAsync(string profile)
    {
        var platform = await SandboxServer.StartAsync(new SandboxOptions { Size = 40, StartAt = SteppedClock.DemoStart, Profile = profile, AppKey = HebeiProfile.AppKey }, Ct);
        return await OpenAsync(profile, new Uri($"http://127.0.0.1:{platform.Port}/"), platform);
    }

    public Task<Exchange> PublishAsync(string key) =>
        Province.PublishAsync("result", Encoding.UTF8.GetBytes($$"""{"businessKey":"{{key}}","revision":1,"kind":"result","body":{{Body}}}"""), Ct);

    public Task<LookUpExchange> LookUpAsync(string key) => Province.LookUpAsync(key, 1, Ct);

    public Task<PullExchange> PullAsync(int page) => PullAsync("tags", page);

    public Task<PullExchange> PullAsync(string list, int page) => Province.PullAsync(list, page, Ct);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Door.DisposeAsync();
        await _platform.DisposeAsync();
    }

    private static async Task<ContractWorld> OpenAsync(string profile, Uri address, IAsyncDisposable platform)
    {
        var door = await FrontDoor.OpenAsync(address, () => SteppedClock.DemoStart, Ct);
        var file = profile == Dialect.Hebei ? "appsettings.json" : $"docs/profiles/{profile}.json";
        var changes = new Dictionary<string, string?>
        {
            ["Platforms:Provincial:BaseUrl"] = new Uri(door.Address, "province/").ToString(),
            ["Platforms:Provincial:Paging:PageSize"] = "2",
            ["Platforms:Provincial:Limits:ReplyBytes"] = "65536",
            ["Platforms:InternetPlus:BaseUrl"] = new Uri(door.Address, "internet-plus/").ToString(),
        };
        if (profile == Dialect.Hebei)
            changes["Platforms:Provincial:Signing:AppKey"] = changes["Platforms:InternetPlus:Signing:AppKey"] = HebeiProfile.AppKey;
        var settings = new ConfigurationBuilder().AddJsonFile(Path.Combine(RepositoryRoot.Path, file)).AddInMemoryCollection(changes).Build();
        Assert.Empty(ProfileSetup.Read(settings.GetSection("Platforms:Provincial"), Operations.Provincial).Faults);
        Assert.Empty(ProfileSetup.Read(settings.GetSection("Platforms:InternetPlus"), Operations.InternetPlus).Faults);
        return new ContractWorld(door, platform, settings);
    }

    private sealed class Closing(IDisposable platform) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            platform.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
