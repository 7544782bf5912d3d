using Google.Protobuf;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The reconciliation service; it remembers every request and answers with one run and one finding.</summary>
internal sealed class RecordingReconciliations : V1.ReconciliationService.ReconciliationServiceBase
{
    public List<IMessage> Requests { get; } = [];

    private static V1.Reconciliation Run => new() { Name = "reconciliations/7", Platform = "provincial", State = V1.Reconciliation.Types.State.Succeeded, Ours = 10, Theirs = 9, Findings = 1 };

    private static V1.Finding Lost => new() { Name = "reconciliationFindings/3", Platform = "provincial", Kind = V1.Finding.Types.Kind.Lost, BusinessKey = "130322:mzj:1", Revision = 1, Text = "省平台没有这条记录（对方丢失）。" };

    public override Task<V1.ListReconciliationsResponse> ListReconciliations(V1.ListReconciliationsRequest request, ServerCallContext context) =>
        Task.FromResult(new V1.ListReconciliationsResponse { Reconciliations = { Run } });

    public override Task<V1.Reconciliation> TriggerReconciliation(V1.TriggerReconciliationRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(Run);
    }

    public override Task<V1.ListFindingsResponse> ListFindings(V1.ListFindingsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListFindingsResponse { Findings = { Lost } });
    }

    public override Task<V1.Finding> ResolveFinding(V1.ResolveFindingRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        var settled = Lost;
        (settled.Resolver, settled.Note) = ("mzj/operator", request.Note);
        return Task.FromResult(settled);
    }
}
