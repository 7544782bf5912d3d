using ChangliBridge.Adapter.Clock;
using ChangliBridge.Adapter.Interceptors;
using ChangliBridge.Adapter.Open;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Registers and maps every gRPC service.</summary>
internal static class EndpointsSetup
{
    public static void AddEndpoints(this WebApplicationBuilder builder)
    {
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = 1 << 20;
            grpc.EnableDetailedErrors = false;
            grpc.Interceptors.Add<RefusalInterceptor>();
            grpc.Interceptors.Add<PermissionInterceptor>();
        });
        builder.Services.AddSingleton<RefusalInterceptor>();
        builder.Services.AddSingleton<PermissionInterceptor>();
        builder.Services.AddGrpcHealthChecks().AddCheck<StoreHealth>("store");
        builder.Services.AddGrpcReflection();
        builder.Services.AddSingleton<Mutations>();
        builder.Services.AddSingleton<OpenStatistics>();
        builder.Services.AddSingleton<Imports>();
        builder.Services.AddSingleton<ResultSubmissions>();
    }

    public static void MapEndpoints(this WebApplication app)
    {
        app.MapGrpcHealthChecksService().AllowAnonymous();
        app.MapGrpcService<CatalogEndpoint>();
        app.MapGrpcService<ItemEndpoint>();
        app.MapGrpcService<RegisterEndpoint>();
        app.MapGrpcService<CoverageEndpoint>();
        app.MapGrpcService<TagEndpoint>();
        app.MapGrpcService<PlanEndpoint>();
        app.MapGrpcService<PlanVersionEndpoint>();
        app.MapGrpcService<DrawEndpoint>();
        app.MapGrpcService<KeyEndpoint>();
        app.MapGrpcService<JointEndpoint>();
        app.MapGrpcService<TaskEndpoint>();
        app.MapGrpcService<ResultEndpoint>();
        app.MapGrpcService<SupervisionEndpoint>();
        app.MapGrpcService<DocumentEndpoint>();
        app.MapGrpcService<FollowUpEndpoint>();
        app.MapGrpcService<CreditEndpoint>();
        app.MapGrpcService<JointPunishmentEndpoint>();
        app.MapGrpcService<DeliveryEndpoint>();
        app.MapGrpcService<ReconciliationEndpoint>();
        app.MapGrpcService<SyncEndpoint>();
        app.MapGrpcService<BurdenEndpoint>();
        app.MapGrpcService<VisitEndpoint>();
        app.MapGrpcService<DutyEndpoint>();
        app.MapGrpcService<RiskEndpoint>();
        app.MapGrpcService<RevisitEndpoint>();
        app.MapGrpcService<StatisticsEndpoint>();
        app.MapGrpcService<ReportEndpoint>();
        app.MapGrpcService<AuditEndpoint>();
        if (!app.Environment.IsDevelopment())
            return;
        app.MapGrpcReflectionService().AllowAnonymous();
        if (app.Services.GetService<ShiftedClock>() is not null)
            app.MapGrpcService<ClockEndpoint>();
    }
}
