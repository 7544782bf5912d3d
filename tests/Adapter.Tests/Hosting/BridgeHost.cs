using ChangliBridge.Store;
using ChangliBridge.Testing;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>
/// The real bridge in this process, on a database of the test's own and without its jobs: what a platform answers is the test's to say.
/// </summary>
internal sealed class BridgeHost : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly Dictionary<string, string?> _settings;
    private readonly bool _ownsDatabase;
    private GrpcLink? _link;

    private BridgeHost(TestDatabase database, Dictionary<string, string?> settings, bool ownsDatabase) => (_database, _settings, _ownsDatabase) = (database, settings, ownsDatabase);

    public BridgeStore Store => Services.GetRequiredService<BridgeStore>();

    public GrpcLink Link => _link ??= new GrpcLink(GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = Server.CreateHandler() }));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="provider">The database.</param>
    /// <param name="more">Settings besides those of every test.</param>
    public static async Task<BridgeHost> StartAsync(StoreProvider provider, params (string Key, string Value)[] more)
    {
        var database = await TestDatabase.MigratedAsync(provider, Ct);
        var settings = BridgeSettings.For(database);
        foreach (var (key, value) in more)
            settings[key] = value;
        return new BridgeHost(database, settings, ownsDatabase: true);
    }

    /// <summary>On a database that outlives it.</summary>
    public static BridgeHost On(TestDatabase database) => new(database, BridgeSettings.For(database), ownsDatabase: false);

    public static async Task<BridgeHost> InProductionAsync(StoreProvider provider)
    {
        var database = await TestDatabase.MigratedAsync(provider, Ct);
        var settings = BridgeSettings.For(database);
        settings["environment"] = "Production";
        settings.Remove("Clock:StartAt");
        return new BridgeHost(database, settings, ownsDatabase: true);
    }

    /// <summary>Calls with a fresh request id where the request has none, and expects an answer.</summary>
    public async Task<T> AskAsync<T>(Official official, IMessage request) where T : IMessage<T>, new()
    {
        try
        {
            return Parse<T>(await Link.SendAsync(TokenDesk.For(official), GrpcLink.WithRequestId(request)));
        }
        catch (RpcException fault) when (fault.GetRpcStatus() is not null)
        {
            throw new InvalidOperationException($"{request.Descriptor.Name}: {fault.StatusCode} {Refusal.Of(fault).Text}", fault);
        }
    }

    /// <summary>Calls with a fresh request id where the request has none, expects a refusal, and that nothing at all was stored.</summary>
    public Task<Refusal> RefuseAsync(Official official, IMessage request) => RefuseRawAsync(TokenDesk.For(official), GrpcLink.WithRequestId(request));

    /// <summary>The same with any token and the request as it is.</summary>
    public async Task<Refusal> RefuseRawAsync(string? token, IMessage request)
    {
        var before = await Fingerprint.OfAsync(Store);
        var fault = await Assert.ThrowsAsync<RpcException>(() => Link.SendAsync(token, request));
        Assert.Equal(before, await Fingerprint.OfAsync(Store));
        return Refusal.Of(fault);
    }

    public static T Parse<T>(byte[] answer) where T : IMessage<T>, new() => new MessageParser<T>(() => new T()).ParseFrom(answer);

    public Task WriteAsync(Func<WriteUnit, Task> unit) => Store.Writes.RunAsync("test", async (open, _) =>
    {
        await unit(open);
        return true;
    }, Ct);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_ownsDatabase)
            await _database.DisposeAsync();
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        _settings["Serilog:MinimumLevel:Default"] = "Fatal";
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(_settings));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureTestServices(services =>
    {
        var jobs = services.Where(service => service.ServiceType == typeof(IHostedService) && OfQuartz(service)).ToList();
        Assert.NotEmpty(jobs);
        foreach (var job in jobs)
            services.Remove(job);
    });

    private static bool OfQuartz(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly.GetName().Name?.StartsWith("Quartz", StringComparison.Ordinal) == true;
}
