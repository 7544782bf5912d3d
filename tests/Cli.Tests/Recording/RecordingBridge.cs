using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>A gRPC server on loopback that stands in for the bridge and remembers what it was asked; it serves files over HTTP too.</summary>
internal sealed class RecordingBridge : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RecordingBridge(V1.Draw draw)
    {
        Draws = new RecordingDraws(draw);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Draws);
        builder.Services.AddSingleton(Plans);
        builder.Services.AddSingleton(PlanVersions);
        builder.Services.AddSingleton(Joint);
        builder.Services.AddSingleton(Burden);
        builder.Services.AddSingleton(Visits);
        builder.Services.AddSingleton(Keys);
        builder.Services.AddSingleton(InspectionResults);
        builder.Services.AddSingleton(Documents);
        builder.Services.AddSingleton(Acts);
        builder.Services.AddSingleton(FollowUps);
        builder.Services.AddSingleton(Credit);
        builder.Services.AddSingleton(JointPunishment);
        builder.Services.AddSingleton(Deliveries);
        builder.Services.AddSingleton(Reconciliations);
        builder.Services.AddSingleton(Sync);
        builder.Services.AddSingleton(Duties);
        builder.Services.AddSingleton(Statistics);
        builder.Services.AddSingleton(Risk);
        builder.Services.AddSingleton(Catalog);
        builder.Services.AddSingleton(Items);
        builder.Services.AddSingleton(Registers);
        builder.Services.AddSingleton(Revisits);
        builder.Services.AddSingleton(Reports);
        builder.Services.AddSingleton(Coverages);
        builder.Services.AddSingleton(Tags);
        _app = builder.Build();
        _app.MapGrpcService<RecordingDraws>();
        _app.MapGrpcService<RecordingPlans>();
        _app.MapGrpcService<RecordingPlanVersions>();
        _app.MapGrpcService<RecordingJoint>();
        _app.MapGrpcService<RecordingBurden>();
        _app.MapGrpcService<RecordingVisits>();
        _app.MapGrpcService<RecordingKeys>();
        _app.MapGrpcService<RecordingResults>();
        _app.MapGrpcService<RecordingDocuments>();
        _app.MapGrpcService<RecordingActs>();
        _app.MapGrpcService<RecordingFollowUps>();
        _app.MapGrpcService<RecordingCredit>();
        _app.MapGrpcService<RecordingJointPunishment>();
        _app.MapGrpcService<RecordingDeliveries>();
        _app.MapGrpcService<RecordingReconciliations>();
        _app.MapGrpcService<RecordingSync>();
        _app.MapGrpcService<RecordingDuties>();
        _app.MapGrpcService<RecordingStatistics>();
        _app.MapGrpcService<RecordingRisk>();
        _app.MapGrpcService<RecordingCatalog>();
        _app.MapGrpcService<RecordingItems>();
        _app.MapGrpcService<RecordingRegisters>();
        _app.MapGrpcService<RecordingRevisits>();
        _app.MapGrpcService<RecordingReports>();
        _app.MapGrpcService<RecordingCoverages>();
        _app.MapGrpcService<RecordingTags>();
        _app.MapGet("/files/{name}", (string name) => Files.TryGetValue(name, out var content) ? Results.Bytes(content) : Results.NotFound());
        _app.MapGet("/huge", (HttpContext context) =>
        {
            context.Response.ContentLength = 5L << 30;
            return context.Response.StartAsync(context.RequestAborted);
        });
    }

    public RecordingDraws Draws { get; }

    public RecordingPlans Plans { get; } = new();

    public RecordingPlanVersions PlanVersions { get; } = new();

    public RecordingJoint Joint { get; } = new();

    public RecordingBurden Burden { get; } = new();

    public RecordingVisits Visits { get; } = new();

    public RecordingKeys Keys { get; } = new();

    public RecordingCredit Credit { get; } = new();

    public RecordingJointPunishment JointPunishment { get; } = new();

    public RecordingResults InspectionResults { get; } = new();

    public RecordingDocuments Documents { get; } = new();

    public RecordingActs Acts { get; } = new();

    public RecordingFollowUps FollowUps { get; } = new();

    public RecordingDeliveries Deliveries { get; } = new();

    public RecordingReconciliations Reconciliations { get; } = new();

    public RecordingSync Sync { get; } = new();

    public RecordingDuties Duties { get; } = new();

    public RecordingStatistics Statistics { get; } = new();

    public RecordingRisk Risk { get; } = new();

    public RecordingCatalog Catalog { get; } = new();

    public RecordingItems Items { get; } = new();

    public RecordingRegisters Registers { get; } = new();

    public RecordingRevisits Revisits { get; } = new();

    public RecordingReports Reports { get; } = new();

    public RecordingCoverages Coverages { get; } = new();

    public RecordingTags Tags { get; } = new();

    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Where it answers gRPC.</summary>
    public Uri Address => Addresses[0];

    /// <summary>Where it serves files.</summary>
    public Uri Web => Addresses[1];

    private Uri[] Addresses => [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address))];

    public static async Task<RecordingBridge> StartAsync(V1.Draw draw)
    {
        var bridge = new RecordingBridge(draw);
        await bridge._app.StartAsync(TestContext.Current.CancellationToken);
        return bridge;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
