using System.CommandLine;
using Grpc.Core;
using Grpc.Net.Client;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Connection;

/// <summary>The bridge as one command sees it (网桥连接): its services, and the caller's token on every call.</summary>
internal sealed class Bridge : IDisposable
{
    private const int LargestAnswer = 64 << 20;
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(10);

    private readonly GrpcChannel _channel;
    private readonly Metadata _headers = [];

    private Bridge(Uri address, string? token)
    {
        Address = address;
        if (token is not null)
            _headers.Add("authorization", $"Bearer {token}");
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            // A county's proxy rarely speaks HTTP/2. The pings find out that the other side is gone while a freeze takes its minutes.
            HttpHandler = new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(10),
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
                UseProxy = false,
            },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = LargestAnswer,
        });
        Catalog = new(_channel);
        Items = new(_channel);
        Registers = new(_channel);
        Coverages = new(_channel);
        Tags = new(_channel);
        Plans = new(_channel);
        PlanVersions = new(_channel);
        Draws = new(_channel);
        Joint = new(_channel);
        Burden = new(_channel);
        Visits = new(_channel);
        Keys = new(_channel);
        Results = new(_channel);
        Documents = new(_channel);
        Supervision = new(_channel);
        FollowUps = new(_channel);
        Credit = new(_channel);
        JointPunishment = new(_channel);
        Deliveries = new(_channel);
        Reconciliations = new(_channel);
        Sync = new(_channel);
        Duties = new(_channel);
        Statistics = new(_channel);
        Risk = new(_channel);
        Revisits = new(_channel);
        Reports = new(_channel);
    }

    public Uri Address { get; }

    public V1.CatalogService.CatalogServiceClient Catalog { get; }

    public V1.ItemService.ItemServiceClient Items { get; }

    public V1.RegisterService.RegisterServiceClient Registers { get; }

    public V1.CoverageService.CoverageServiceClient Coverages { get; }

    public V1.TagService.TagServiceClient Tags { get; }

    public V1.PlanService.PlanServiceClient Plans { get; }

    public V1.PlanVersionService.PlanVersionServiceClient PlanVersions { get; }

    public V1.DrawService.DrawServiceClient Draws { get; }

    public V1.JointService.JointServiceClient Joint { get; }

    public V1.BurdenService.BurdenServiceClient Burden { get; }

    public V1.VisitService.VisitServiceClient Visits { get; }

    public V1.KeyService.KeyServiceClient Keys { get; }

    public V1.ResultService.ResultServiceClient Results { get; }

    public V1.DocumentService.DocumentServiceClient Documents { get; }

    public V1.SupervisionService.SupervisionServiceClient Supervision { get; }

    public V1.FollowUpService.FollowUpServiceClient FollowUps { get; }

    public V1.CreditService.CreditServiceClient Credit { get; }

    public V1.JointPunishmentService.JointPunishmentServiceClient JointPunishment { get; }

    public V1.DeliveryService.DeliveryServiceClient Deliveries { get; }

    public V1.ReconciliationService.ReconciliationServiceClient Reconciliations { get; }

    public V1.SyncService.SyncServiceClient Sync { get; }

    public V1.DutyService.DutyServiceClient Duties { get; }

    public V1.StatisticsService.StatisticsServiceClient Statistics { get; }

    public V1.RiskService.RiskServiceClient Risk { get; }

    public V1.RevisitService.RevisitServiceClient Revisits { get; }

    public V1.ReportService.ReportServiceClient Reports { get; }

    public static Bridge Open(ParseResult parsed) => new(ServerOptions.Address(parsed), ServerOptions.Token(parsed));

    /// <summary>How a call with one answer is made. A deadline is real elapsed time.</summary>
    public CallOptions Options(CancellationToken ct) => new(_headers, TimeProvider.System.GetUtcNow().UtcDateTime + AnswerWithin, ct);

    /// <summary>How a stream is opened: it takes as long as it takes.</summary>
    public CallOptions StreamOptions(CancellationToken ct) => new(_headers, cancellationToken: ct);

    public async Task<V1.Draw> GetDrawAsync(string name, CancellationToken ct) => await Draws.GetDrawAsync(new V1.GetDrawRequest { Name = name }, Options(ct));

    public void Dispose() => _channel.Dispose();
}
