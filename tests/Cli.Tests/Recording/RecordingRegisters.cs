using Google.Protobuf;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The register service; it remembers every message and answers with the report it is told.</summary>
internal sealed class RecordingRegisters : V1.RegisterService.RegisterServiceBase
{
    public List<IMessage> Requests { get; } = [];

    public V1.ImportReport Report { get; set; } = new() { Stored = true, Rows = 1, Added = 1 };

    public T Last<T>() where T : IMessage => (T)Requests[^1];

    public override Task<V1.ImportReport> ImportTargets(IAsyncStreamReader<V1.ImportTargetsRequest> requestStream, ServerCallContext context) => RecordAsync(requestStream);

    public override Task<V1.ImportReport> ImportInspectors(IAsyncStreamReader<V1.ImportInspectorsRequest> requestStream, ServerCallContext context) => RecordAsync(requestStream);

    public override Task<V1.ImportReport> ImportItems(IAsyncStreamReader<V1.ImportItemsRequest> requestStream, ServerCallContext context) => RecordAsync(requestStream);

    public override Task<V1.ImportReport> ImportItemMappings(IAsyncStreamReader<V1.ImportItemMappingsRequest> requestStream, ServerCallContext context) => RecordAsync(requestStream);

    public override Task<V1.ListTargetGapsResponse> ListTargetGaps(V1.ListTargetGapsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListTargetGapsResponse { Gaps = { new V1.RegisterGap { Kind = V1.RegisterGap.Types.Kind.Different, Key = "91130322MA0CHL0081", CountyTitle = "甲", ProvinceTitle = "乙" } }, TotalSize = 1 });
    }

    public override Task<V1.ListInspectorGapsResponse> ListInspectorGaps(V1.ListInspectorGapsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListInspectorGapsResponse());
    }

    private async Task<V1.ImportReport> RecordAsync<T>(IAsyncStreamReader<T> stream) where T : IMessage
    {
        await foreach (var message in stream.ReadAllAsync())
            Requests.Add(message);
        return Report;
    }
}
