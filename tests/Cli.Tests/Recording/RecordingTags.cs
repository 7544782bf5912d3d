using Google.Protobuf;
using Grpc.Core;
using State = ChangliBridge.Contract.V1.TagMark.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The tag service; it remembers every request.</summary>
internal sealed class RecordingTags : V1.TagService.TagServiceBase
{
    public List<IMessage> Requests { get; } = [];

    public T Last<T>() where T : IMessage => (T)Requests[^1];

    public override Task<V1.SuggestTagsResponse> SuggestTags(V1.SuggestTagsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.SuggestTagsResponse { Suggested = 7 });
    }

    public override Task<V1.ListTagMarksResponse> ListTagMarks(V1.ListTagMarksRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListTagMarksResponse { TagMarks = { new V1.TagMark { Resource = "inspectionTargets/t1", Tag = "餐饮服务", State = State.Suggested, Rule = "catering-name", RuleSource = "县局2023年规则" } } });
    }

    public override Task<V1.TagMark> ConfirmTag(V1.ConfirmTagRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.TagMark { Resource = request.Resource, Tag = request.Tag, State = State.Confirmed, DecidedBy = "mzj/a" });
    }

    public override Task<V1.TagMark> RejectTag(V1.RejectTagRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.TagMark { Resource = request.Resource, Tag = request.Tag, State = State.Rejected, Reason = request.Reason });
    }
}
