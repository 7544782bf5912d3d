using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Coverage;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Coverage;
using ChangliBridge.Store.Mirror;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>覆盖情况 and 映射冲突 over gRPC.</summary>
internal sealed class CoverageEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.CoverageService.CoverageServiceBase
{
    public override async Task<V1.Coverage> GetCoverage(V1.GetCoverageRequest request, ServerCallContext context)
    {
        var (caller, ct) = (Caller.Of(context), context.CancellationToken);
        var faults = new FaultList();
        var department = request.Department.Length == 0 && caller.ReadsAll ? "" : faults.OwnDepartment("department", request.Department, (caller, county));
        faults.ThrowIfAny();
        await using var db = store.Read();
        var items = await db.Set<InspectionItem>().AsNoTracking().When(department.Length > 0, item => item.Department == department).ToListAsync(ct);
        var directory = await Mirror.Items(db).AsNoTracking().ToDictionaryAsync(item => item.Id, item => item.ToDomain(), ct);
        var list = ListCoverage.Of(items, directory, await CoverageReading.DrawnItemsAsync(db, ct), (county.Today, CountyOptions.Zone, county.ItemsWithinDays));
        var targets = await CoverageReading.TargetsAsync(db, county.EndedStates, ct);
        var inspectors = await CoverageReading.InspectorsAsync(db, department, (county.Today, county.CertificatesWithinDays), ct);
        return new V1.Coverage
        {
            Department = department.Length == 0 ? "" : $"departments/{department}",
            Items = list.Items,
            UnmappedItems = { list.Unmapped.Select(NameOf) },
            NeverDrawnItems = { list.NeverDrawn.Select(NameOf) },
            ChangedItems = { list.Changed.Select(NameOf) },
            LateItems = { list.Late.Select(ToProto) },
            WithinDays = county.ItemsWithinDays,
            WithinSource = county.ItemsSource,
            Targets = targets.All,
            EndedTargets = targets.Ended,
            FailingCodes = targets.FailingCodes,
            Inspectors = inspectors.All,
            UncertifiedInspectors = inspectors.Uncertified,
            ExpiringInspectors = inspectors.Expiring,
            AuxiliaryInspectors = inspectors.Auxiliary,
        };
    }

    public override async Task<V1.ListMappingConflictsResponse> ListMappingConflicts(V1.ListMappingConflictsRequest request, ServerCallContext context)
    {
        var page = PageRequest.From(request.PageSize, request.PageToken);
        await using var db = store.Read();
        var conflicts = await CoverageReading.ConflictsAsync(db, context.CancellationToken);
        var (rows, next) = page.Cut([.. conflicts.Where(conflict => string.CompareOrdinal(conflict.SupervisionItem, page.After) > 0).Take(page.Size + 1)], conflict => conflict.SupervisionItem);
        return new() { MappingConflicts = { rows.Select(ToProto) }, NextPageToken = next, TotalSize = page.IsFirst ? conflicts.Count : 0 };
    }

    public override Task<V1.SharedMapping> AcceptSharedMapping(V1.AcceptSharedMappingRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var conflict = (await CoverageReading.ConflictsAsync(mutation.Db, ct)).FirstOrDefault(conflict => conflict.SupervisionItem == request.SupervisionItem);
            var known = await mutation.Db.Set<SharedMapping>().SingleOrDefaultAsync(mapping => mapping.SupervisionItem == request.SupervisionItem, ct);
            var word = SharedMapping.Accept(conflict, known, request.Reason, mutation.Acting);
            if (known is null)
                mutation.Db.Add(word);
            mutation.Audit("mapping.accept-shared", $"supervisionItems/{word.SupervisionItem}", ("items", string.Join(',', word.Items)));
            return new V1.SharedMapping { SupervisionItem = word.SupervisionItem, Items = { word.Items.Select(NameOf) }, Reason = word.Reason, DecidedBy = word.DecidedBy, DecideTime = word.DecidedAt.ToProto() };
        });

    private static string NameOf(string item) => $"inspectionItems/{item}";

    private static V1.MappingConflict ToProto(MappingConflict conflict) =>
        new() { SupervisionItem = conflict.SupervisionItem, Kind = (V1.MappingConflict.Types.Kind)conflict.Kind, Items = { conflict.Items.Select(NameOf) } };

    private static V1.Coverage.Types.LateItem ToProto(LateItem late) =>
        new() { Item = NameOf(late.Item), ChangeDate = late.ChangedOn.ToProto(), FollowDate = late.FollowedOn?.ToProto(), Days = late.Days };
}
