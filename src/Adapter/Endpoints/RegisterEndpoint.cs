using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Registers;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Registers;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>县级名录: imports of targets and inspectors, and their comparison with the province's. Items stand in the other part.</summary>
internal sealed partial class RegisterEndpoint(BridgeStore store, Imports imports, County.CountyLists county) : V1.RegisterService.RegisterServiceBase
{
    public override async Task<V1.ImportReport> ImportTargets(IAsyncStreamReader<V1.ImportTargetsRequest> requestStream, ServerCallContext context)
    {
        var request = await StreamedRequest.GatherAsync(requestStream, ("targets", whole => whole.Targets.Count), context.CancellationToken);
        return await imports.RunAsync(request, (request.ValidateOnly, request.Targets.Count, "register.import-targets"), context, async (db, by, findings, ct) =>
        {
            var rows = RegisteredTarget.Read([.. request.Targets.Select(line => line.ToDomain(findings))], by.Owner, findings);
            return new ImportOutcome(
                await RegisterLists.ChangeAsync(db, by.Owner.Department, rows, ct),
                (mutation, token) => RegisterLists.ReplaceAsync(mutation.Unit, by.Owner.Department, rows, token));
        });
    }

    public override async Task<V1.ImportReport> ImportInspectors(IAsyncStreamReader<V1.ImportInspectorsRequest> requestStream, ServerCallContext context)
    {
        var request = await StreamedRequest.GatherAsync(requestStream, ("inspectors", whole => whole.Inspectors.Count), context.CancellationToken);
        return await imports.RunAsync(request, (request.ValidateOnly, request.Inspectors.Count, "register.import-inspectors"), context, async (db, by, findings, ct) =>
        {
            var rows = RegisteredInspector.Read([.. request.Inspectors.Select(line => line.ToDomain(findings))], by.Owner, findings);
            return new ImportOutcome(
                await RegisterLists.ChangeAsync(db, by.Owner.Department, rows, ct),
                (mutation, token) => RegisterLists.ReplaceAsync(mutation.Unit, by.Owner.Department, rows, token));
        });
    }

    public override async Task<V1.ListTargetGapsResponse> ListTargetGaps(V1.ListTargetGapsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        faults.RequireValue("kind", request.Kind);
        await using var db = store.Read();
        await TagFilter.CheckAsync(db, request.Tag, faults, context.CancellationToken);
        var department = faults.OwnDepartment("department", request.Department, (Caller.Of(context), county));
        faults.ThrowIfAny();
        var (rows, next, total) = await GapsAsync(page, request.Kind, after => RegisterGaps.TargetsAsync(db, (department, request.Tag), after, context.CancellationToken));
        return new() { Gaps = { rows.Select(gap => gap.ToProto()) }, NextPageToken = next, TotalSize = total };
    }

    public override async Task<V1.ListInspectorGapsResponse> ListInspectorGaps(V1.ListInspectorGapsRequest request, ServerCallContext context)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize, request.PageToken, faults);
        faults.RequireValue("kind", request.Kind);
        var department = faults.OwnDepartment("department", request.Department, (Caller.Of(context), county));
        faults.ThrowIfAny();
        await using var db = store.Read();
        var (rows, next, total) = await GapsAsync(page, request.Kind, after => RegisterGaps.InspectorsAsync(db, department, after, context.CancellationToken));
        return new() { Gaps = { rows.Select(gap => gap.ToProto()) }, NextPageToken = next, TotalSize = total };
    }

    // The first page counts every gap and so walks to the end; one after it reads a single stretch, and where that holds few gaps it is short.
    private static async Task<(List<RegisterGap> Rows, string Next, int Total)> GapsAsync(PageRequest page, V1.RegisterGap.Types.Kind kind, Func<string, Task<GapStretch>> compare)
    {
        var (gaps, through) = (new List<RegisterGap>(), (string?)page.After);
        do
        {
            (var found, through) = await compare(through!);
            gaps.AddRange(found.Where(gap => kind == V1.RegisterGap.Types.Kind.Unspecified || gap.Kind == (GapKind)kind));
        }
        while (page.IsFirst && through is not null);
        var (rows, next) = page.Cut(gaps, gap => gap.Key);
        return (rows, next.Length > 0 || through is null ? next : PageRequest.TokenOf(through), page.IsFirst ? gaps.Count : 0);
    }
}
