namespace ChangliBridge.Adapter.Security;

/// <summary>Which roles may call which method. What is not named here is closed to everyone.</summary>
internal static class Permissions
{
    private static readonly Role[] Everyone = [Role.Clerk, Role.Approver, Role.Operator, Role.Supervisor];

    private static readonly Role[] Operators = [Role.Operator, Role.Supervisor];

    private static readonly Dictionary<string, Role[]> Roles = new()
    {
        ["CatalogService/GetInspectionItem"] = Everyone,
        ["CatalogService/ListInspectionItems"] = Everyone,
        ["CatalogService/ListUpstreamItems"] = Everyone,
        ["CatalogService/ListSupervisionItems"] = Everyone,
        ["CatalogService/ClaimItem"] = [Role.Clerk],
        ["CatalogService/ConfirmItemMapping"] = [Role.Clerk],
        ["CatalogService/GetInspectionTarget"] = Everyone,
        ["CatalogService/ListInspectionTargets"] = Everyone,
        ["CatalogService/GetInspector"] = Everyone,
        ["CatalogService/ListInspectors"] = Everyone,
        ["CatalogService/DeclareRecusal"] = [Role.Clerk],
        ["CatalogService/ListRecusals"] = Everyone,
        ["PlanService/GetInspectionPlan"] = Everyone,
        ["PlanService/ListInspectionPlans"] = Everyone,
        ["PlanService/CreateInspectionPlan"] = [Role.Clerk],
        ["PlanService/ApproveInspectionPlan"] = [Role.Approver],
        ["PlanService/FileInspectionPlan"] = [Role.Clerk],
        ["PlanService/DiscloseInspectionPlan"] = [Role.Clerk],
        ["PlanService/PreviewDraw"] = [Role.Clerk, Role.Approver, Role.Supervisor],
        ["DrawService/GetDraw"] = Everyone,
        ["DrawService/ListDraws"] = Everyone,
        ["DrawService/FreezeDraw"] = [Role.Clerk],
        ["DrawService/CountersignDraw"] = [Role.Clerk, Role.Supervisor],
        ["DrawService/AddContribution"] = [Role.Clerk, Role.Supervisor],
        ["DrawService/RevealDraw"] = [Role.Clerk, Role.Supervisor],
        ["DrawService/ReplaceInspector"] = [Role.Approver, Role.Supervisor],
        ["DrawService/ConfirmDraw"] = [Role.Clerk],
        ["DrawService/VoidDraw"] = [Role.Supervisor],
        ["DrawService/ApproveRedraw"] = [Role.Supervisor],
        ["DrawService/ListAssignments"] = Everyone,
        ["DrawService/GetBundle"] = Everyone,
        ["DrawService/GetOwnEntry"] = Everyone,
        ["KeyService/ListPartyKeys"] = Everyone,
        ["KeyService/RegisterPartyKey"] = [Role.Clerk, Role.Approver, Role.Supervisor],
        ["TaskService/GetInspectionTask"] = Everyone,
        ["TaskService/ListInspectionTasks"] = Everyone,
        ["TaskService/AssignAssistant"] = [Role.Approver],
        ["ResultService/GetInspectionResult"] = Everyone,
        ["ResultService/ListInspectionResults"] = Everyone,
        ["ResultService/SubmitResult"] = [Role.Clerk],
        ["ResultService/ReviewResult"] = [Role.Approver],
        ["ResultService/ReturnResult"] = [Role.Approver],
        ["ResultService/DiscloseResult"] = [Role.Clerk, Role.Approver],
        ["ResultService/RecordHandling"] = [Role.Clerk],
        ["DocumentService/GetDocument"] = Everyone,
        ["DocumentService/GetDocumentContent"] = Everyone,
        ["DocumentService/UploadDocument"] = [Role.Clerk],
        ["DeliveryService/GetDelivery"] = Everyone,
        ["DeliveryService/ListDeliveries"] = Everyone,
        ["DeliveryService/GetDeliverySummary"] = Everyone,
        ["DeliveryService/ExplainDelivery"] = Everyone,
        ["DeliveryService/HoldDelivery"] = Operators,
        ["DeliveryService/ReleaseDelivery"] = Operators,
        ["DeliveryService/RetryDeliveries"] = Operators,
        ["DeliveryService/DiscardDelivery"] = Operators,
        ["DeliveryService/ConfirmDiscardDelivery"] = Operators,
        ["DeliveryService/CorrectDelivery"] = Operators,
        ["ReconciliationService/ListReconciliations"] = Everyone,
        ["ReconciliationService/TriggerReconciliation"] = Operators,
        ["ReconciliationService/ListFindings"] = Everyone,
        ["ReconciliationService/ResolveFinding"] = Operators,
        ["SyncService/GetSyncRun"] = Everyone,
        ["SyncService/ListSyncRuns"] = Everyone,
        ["SyncService/TriggerSyncRun"] = [Role.Operator, Role.Supervisor],
        ["SyncService/ApproveShrink"] = [Role.Operator, Role.Supervisor],
        ["SyncService/RejectShrink"] = [Role.Operator, Role.Supervisor],
        ["SyncService/ListQuarantinedRows"] = Everyone,
        ["SyncService/ResolveQuarantinedRow"] = [Role.Operator, Role.Supervisor],
        ["SyncService/ListSchemaDrifts"] = Everyone,
        ["SyncService/ListMirrors"] = Everyone,
        ["SyncService/VerifyMirror"] = [Role.Operator, Role.Supervisor],
        ["RiskService/ListGrades"] = [Role.Clerk, Role.Approver, Role.Supervisor],
        ["RiskService/GetGradeHistory"] = [Role.Clerk, Role.Approver, Role.Supervisor],
        ["StatisticsService/GetIndicators"] = Everyone,
        ["StatisticsService/ListIndicatorRows"] = [Role.Clerk, Role.Approver, Role.Supervisor],
        ["AuditService/GetAuditHead"] = [Role.Supervisor],
        ["AuditService/ListAuditEntries"] = [Role.Supervisor],
        ["AuditService/VerifyAudit"] = [Role.Supervisor],
        ["ClockService/GetClock"] = Everyone,
        ["ClockService/AdvanceClock"] = [Role.Operator],
    };

    /// <summary>Roles that may call <paramref name="method"/>, given as <c>/package.Service/Method</c>.</summary>
    public static IReadOnlySet<Role> Of(string method) => Roles.TryGetValue(method[(method.LastIndexOf('.') + 1)..], out var roles) ? roles.ToHashSet() : new HashSet<Role>();

    /// <summary>Health needs nobody; reflection is only mapped in Development.</summary>
    public static bool IsOpen(string method) => method.StartsWith("/grpc.", StringComparison.Ordinal);
}
