using ChangliBridge.Contract.V1;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>
/// The gRPC client of the demonstration. A call whose answer was lost is made again, the same to the last byte, until the bridge
/// is back: its request_id makes that harmless.
/// </summary>
internal sealed class BridgeLink : IDisposable
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly GrpcChannel channel;
    private readonly TokenDesk tokens;
    private readonly BridgeProcess bridge;

    public BridgeLink(int port, TokenDesk tokens, BridgeProcess bridge)
    {
        this.tokens = tokens;
        this.bridge = bridge;
        Address = new($"http://127.0.0.1:{port}");
        channel = GrpcChannel.ForAddress(Address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), EnableMultipleHttp2Connections = true, UseProxy = false },
            DisposeHttpClient = true,
        });
        Catalog = new(channel);
        Plans = new(channel);
        PlanVersions = new(channel);
        Draws = new(channel);
        Keys = new(channel);
        Joint = new(channel);
        Tasks = new(channel);
        Results = new(channel);
        Supervision = new(channel);
        FollowUps = new(channel);
        Risks = new(channel);
        Revisits = new(channel);
        Duties = new(channel);
        Burdens = new(channel);
        Credits = new(channel);
        Reports = new(channel);
        Deliveries = new(channel);
        Sync = new(channel);
        Statistics = new(channel);
        Clock = new(channel);
        Audit = new(channel);
    }

    /// <summary>Where the bridge speaks gRPC.</summary>
    public Uri Address { get; }

    public CatalogService.CatalogServiceClient Catalog { get; }

    public PlanService.PlanServiceClient Plans { get; }

    public PlanVersionService.PlanVersionServiceClient PlanVersions { get; }

    public DrawService.DrawServiceClient Draws { get; }

    public KeyService.KeyServiceClient Keys { get; }

    public JointService.JointServiceClient Joint { get; }

    public TaskService.TaskServiceClient Tasks { get; }

    public ResultService.ResultServiceClient Results { get; }

    public SupervisionService.SupervisionServiceClient Supervision { get; }

    public FollowUpService.FollowUpServiceClient FollowUps { get; }

    public RiskService.RiskServiceClient Risks { get; }

    public RevisitService.RevisitServiceClient Revisits { get; }

    public DutyService.DutyServiceClient Duties { get; }

    public BurdenService.BurdenServiceClient Burdens { get; }

    public CreditService.CreditServiceClient Credits { get; }

    public ReportService.ReportServiceClient Reports { get; }

    public DeliveryService.DeliveryServiceClient Deliveries { get; }

    public SyncService.SyncServiceClient Sync { get; }

    public StatisticsService.StatisticsServiceClient Statistics { get; }

    public ClockService.ClockServiceClient Clock { get; }

    public AuditService.AuditServiceClient Audit { get; }

    /// <summary>Waits until grpc.health.v1 says SERVING.</summary>
    /// <exception cref="DemoFailure">The bridge does not start.</exception>
    public async Task WaitUntilServingAsync(CancellationToken cancellationToken)
    {
        var health = new Health.HealthClient(channel);
        var (asked, restarts) = (TimeProvider.System.GetTimestamp(), bridge.Restarts);
        while (true)
        {
            // A bridge that was killed again while it started gets its time anew.
            if (bridge.Restarts != restarts)
                (asked, restarts) = (TimeProvider.System.GetTimestamp(), bridge.Restarts);
            if (TimeProvider.System.GetElapsedTime(asked) > Patience)
                throw new DemoFailure($"网桥 {Patience.TotalMinutes:0} 分钟内未就绪，日志：{bridge.LogPath}");
            if (bridge.Supervision.IsFaulted)
                await bridge.Supervision;
            try
            {
                var answer = await health.CheckAsync(new HealthCheckRequest(), deadline: DeadlineIn(TimeSpan.FromSeconds(2)), cancellationToken: cancellationToken);
                if (answer.Status == HealthCheckResponse.Types.ServingStatus.Serving)
                {
                    bridge.Serves();
                    return;
                }
            }
            catch (RpcException) when (!cancellationToken.IsCancellationRequested)
            {
                // Not there yet; the supervision above says when it never will be.
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Makes a call until it is answered.</summary>
    /// <exception cref="DemoFailure">The bridge refuses it; the message is the bridge's own.</exception>
    public async Task<T> CallAsync<T>(Official official, Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await call(Options(tokens.For(official), cancellationToken));
            }
            catch (RpcException lost) when (IsLost(lost) && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(Pause, cancellationToken);
                await WaitUntilServingAsync(cancellationToken);
            }
            catch (RpcException stale) when (stale.StatusCode == StatusCode.Aborted && !cancellationToken.IsCancellationRequested)
            {
                // A pull switched a list while the bridge read it; nothing was stored.
                await Task.Delay(Pause, cancellationToken);
            }
            catch (RpcException refused) when (!cancellationToken.IsCancellationRequested)
            {
                throw new DemoFailure(Refusal.Describe(refused), refused);
            }
        }
    }

    public static CallOptions Options(string token, CancellationToken cancellationToken) => new(
        new Metadata { { "authorization", "Bearer " + token } }, DeadlineIn(AnswerWithin), cancellationToken);

    /// <summary>Whether the answer was lost on the way, so that nobody can say what became of the call.</summary>
    public static bool IsLost(RpcException fault) => fault.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled => true,
        StatusCode.Internal or StatusCode.Unknown => fault.Status.DebugException is not null,
        _ => false,
    };

    public void Dispose() => channel.Dispose();

    // A deadline is real elapsed time, whatever the shifted clocks say.
    private static DateTime DeadlineIn(TimeSpan time) => TimeProvider.System.GetUtcNow().UtcDateTime + time;
}
