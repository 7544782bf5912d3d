using Google.Protobuf;
using Grpc.Core;
using Kind = ChangliBridge.Contract.V1.MappingConflict.Types.Kind;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The coverage service; it remembers every request.</summary>
internal sealed class RecordingCoverages : V1.CoverageService.CoverageServiceBase
{
    public List<IMessage> Requests { get; } = [];

    public T Last<T>() where T : IMessage => (T)Requests[^1];

    public override Task<V1.Coverage> GetCoverage(V1.GetCoverageRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.Coverage
        {
            Department = request.Department,
            Items = 3,
            UnmappedItems = { "inspectionItems/a" },
            WithinDays = 30,
            WithinSource = "乳山",
            LateItems = { new V1.Coverage.Types.LateItem { Item = "inspectionItems/b", ChangeDate = new() { Year = 2023, Month = 9, Day = 1 }, Days = 59 } },
            Targets = 10,
            FailingCodes = 1,
        });
    }

    public override Task<V1.ListMappingConflictsResponse> ListMappingConflicts(V1.ListMappingConflictsRequest request, ServerCallContext context) => Task.FromResult(new V1.ListMappingConflictsResponse
    {
        MappingConflicts = { new V1.MappingConflict { SupervisionItem = "1", Kind = Kind.Withdrawn, Items = { "inspectionItems/a" } }, new V1.MappingConflict { SupervisionItem = "2", Kind = Kind.Shared } },
    });

    public override Task<V1.SharedMapping> AcceptSharedMapping(V1.AcceptSharedMappingRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.SharedMapping { SupervisionItem = request.SupervisionItem, Reason = request.Reason, DecidedBy = "ssjb/a" });
    }
}
