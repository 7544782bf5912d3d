using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Registers;
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
        var (department, page) = (DepartmentOf(request.Department, Caller.Of(context)), PageRequest.From(request.PageSize, request.PageToken));
        await using var db = store.Read();
        var gaps = Of(await RegisterLists.TargetGapsAsync(db, department, request.Tag, context.CancellationToken), request.Kind);
        var (rows, next) = Cut(gaps, page);
        return new() { Gaps = { rows.Select(gap => gap.ToProto()) }, NextPageToken = next, TotalSize = page.IsFirst ? gaps.Count : 0 };
    }

    public override async Task<V1.ListInspectorGapsResponse> ListInspectorGaps(V1.ListInspectorGapsRequest request, ServerCallContext context)
    {
        var (department, page) = (DepartmentOf(request.Department, Caller.Of(context)), PageRequest.From(request.PageSize, request.PageToken));
        await using var db = store.Read();
        var gaps = Of(await RegisterLists.InspectorGapsAsync(db, department, context.CancellationToken), request.Kind);
        var (rows, next) = Cut(gaps, page);
        return new() { Gaps = { rows.Select(gap => gap.ToProto()) }, NextPageToken = next, TotalSize = page.IsFirst ? gaps.Count : 0 };
    }

    /// <summary>The department whose list is meant: the caller's own unless a supervisor names another.</summary>
    internal static string DepartmentOf(string name, Caller caller)
    {
        var department = name.Length == 0 ? caller.Department : ResourceName.Id(name, "department", "departments");
        if (!caller.ReadsAll)
            caller.RequireDepartment(department, "department");
        return department;
    }

    private static List<RegisterGap> Of(IReadOnlyList<RegisterGap> gaps, V1.RegisterGap.Types.Kind kind) =>
        [.. gaps.Where(gap => kind == V1.RegisterGap.Types.Kind.Unspecified || gap.Kind == (GapKind)kind)];

    private static (List<RegisterGap> Rows, string Next) Cut(List<RegisterGap> gaps, PageRequest page) =>
        page.Cut([.. gaps.SkipWhile(gap => string.CompareOrdinal(gap.Key, page.After) <= 0 && !page.IsFirst).Take(page.Size + 1)], gap => gap.Key);
}
