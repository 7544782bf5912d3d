using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tags;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Store.Registers;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>分类标注 over gRPC.</summary>
internal sealed class TagEndpoint(BridgeStore store, Mutations mutations, CountyLists county) : V1.TagService.TagServiceBase
{
    public override Task<V1.SuggestTagsResponse> SuggestTags(V1.SuggestTagsRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var faults = new FaultList();
            var subject = SubjectOf(request.Subject, faults);
            foreach (var rule in county.TagRules.Where(rule => rule.Subject == subject))
                rule.Check(faults, await CountyTags.InLibraryAsync(mutation.Db, subject, rule.Tag, ct));
            faults.ThrowIfAny();
            var suggested = await CountyTags.SuggestAsync(mutation.Unit, subject, (county.TagRules, mutation.Caller.Department), mutation.Now, ct);
            mutation.Audit("tag.suggest", subject == TagSubject.Target ? "inspectionTargets" : "inspectors", ("suggested", suggested));
            return new V1.SuggestTagsResponse { Suggested = suggested };
        });

    public override Task<V1.TagMark> ConfirmTag(V1.ConfirmTagRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (subject, id) = await SubjectAsync(mutation, request.Resource, ct);
            var known = await mutation.Db.Set<TagMark>().FindAsync([subject, id, request.Tag], ct);
            var mark = TagMark.Confirm(known, (subject, id, request.Tag), await CountyTags.InLibraryAsync(mutation.Db, subject, request.Tag, ct), mutation.Acting);
            if (known is null)
                mutation.Db.Add(mark);
            mutation.Audit("tag.confirm", request.Resource, ("tag", mark.Tag), ("rule", mark.RuleId));
            return ToProto(mark);
        });

    public override Task<V1.TagMark> RejectTag(V1.RejectTagRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var (subject, id) = await SubjectAsync(mutation, request.Resource, ct);
            var mark = await mutation.Db.Set<TagMark>().FindAsync([subject, id, request.Tag], ct)
                ?? throw new RuleViolation(Rule.Unknown, "tag", $"没有“{request.Tag}”的县级标注。", "省级名录库自带的标签请由省级更正。");
            mark.Reject(request.Reason, mutation.Acting);
            mutation.Audit("tag.reject", request.Resource, ("tag", mark.Tag), ("reason", mark.Reason));
            return ToProto(mark);
        });

    public override async Task<V1.ListTagMarksResponse> ListTagMarks(V1.ListTagMarksRequest request, ServerCallContext context)
    {
        var (faults, caller, ct) = (new FaultList(), Caller.Of(context), context.CancellationToken);
        var page = PageRequest.From(request.PageSize, request.PageToken, faults, PageRequest.IsPair);
        var subject = SubjectOf(request.Subject, faults);
        faults.RequireValue("state", request.State);
        faults.ThrowIfAny();
        await using var db = store.Read();
        var all = db.Set<TagMark>().AsNoTracking().Where(mark => mark.Subject == subject)
            .When(request.State != V1.TagMark.Types.State.Unspecified, mark => mark.State == (TagMarkState)request.State)
            .When(subject == TagSubject.Inspector && !caller.ReadsAll, mark => Mirror.Inspectors(db).Any(inspector => inspector.Id == mark.SubjectId && inspector.Department == caller.Department));
        var (id, tag) = page.AfterPair;
        var (rows, next) = await page.TakeAsync(
            all.When(!page.IsFirst, mark => string.Compare(mark.SubjectId, id) >= 0 && (mark.SubjectId != id || string.Compare(mark.Tag, tag) > 0)).OrderBy(mark => mark.SubjectId).ThenBy(mark => mark.Tag),
            mark => PageRequest.Pair(mark.SubjectId, mark.Tag), ct);
        return new() { TagMarks = { rows.Select(ToProto) }, NextPageToken = next, TotalSize = await page.TotalAsync(all, ct) };
    }

    // A target belongs to everybody who inspects it; an inspector to the own department.
    private static async Task<(TagSubject Subject, string Id)> SubjectAsync(Mutation mutation, string resource, CancellationToken ct)
    {
        if (resource.StartsWith("inspectors/", StringComparison.Ordinal))
        {
            var inspector = ResourceName.Id(resource, "resource", "inspectors");
            return await Mirror.Inspectors(mutation.Db).AnyAsync(row => row.Id == inspector && row.Department == mutation.Caller.Department, ct)
                ? (TagSubject.Inspector, inspector)
                : throw ResourceName.Unknown(resource, "resource");
        }
        var target = ResourceName.Id(resource, "resource", "inspectionTargets");
        return await Mirror.Targets(mutation.Db).AnyAsync(row => row.Id == target, ct) ? (TagSubject.Target, target) : throw ResourceName.Unknown(resource, "resource");
    }

    private static TagSubject SubjectOf(V1.TagSubject subject, FaultList faults)
    {
        faults.Require(subject is V1.TagSubject.Target or V1.TagSubject.Inspector, new Fault(Rule.FieldRequired, "subject", "未填写。", "请填写检查对象或检查人员。"));
        return (TagSubject)subject;
    }

    private V1.TagMark ToProto(TagMark mark) => new()
    {
        Resource = $"{(mark.Subject == TagSubject.Target ? "inspectionTargets" : "inspectors")}/{mark.SubjectId}",
        Tag = mark.Tag,
        State = (V1.TagMark.Types.State)mark.State,
        Rule = mark.RuleId,
        RuleSource = county.TagRuleSources.GetValueOrDefault(mark.RuleId, ""),
        SuggestTime = mark.SuggestedAt.ToProto(),
        DecidedBy = mark.DecidedBy,
        DecideTime = mark.DecidedAt?.ToProto(),
        Reason = mark.Reason,
    };
}
