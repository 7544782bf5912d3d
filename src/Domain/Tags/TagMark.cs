using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Tags;

/// <summary>分类标注 that the county proposes or has confirmed, beside the tags that the province's register carries. A rule proposes, a person decides.</summary>
public sealed class TagMark
{
    private TagMark()
    {
    }

    /// <summary>Whom it is on.</summary>
    public TagSubject Subject { get; private set; }

    /// <summary>Id of the target or inspector.</summary>
    public string SubjectId { get; private set; } = "";

    /// <summary>Name of a tag of the provincial library.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public TagMarkState State { get; private set; }

    /// <summary>Id of the rule that proposed it; empty where a person marked it outright.</summary>
    public string RuleId { get; private set; } = "";

    /// <summary>When it was proposed, or marked.</summary>
    public DateTimeOffset SuggestedAt { get; private set; }

    /// <summary>Who decided, as the audit chain names the person; empty before.</summary>
    public string DecidedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was rejected; empty otherwise.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Concurrency token; grows with every decision.</summary>
    public int Version { get; private set; }

    /// <summary>待确认: a rule proposes the tag.</summary>
    public static TagMark Suggest(TagSubject subject, string subjectId, TagRule rule, DateTimeOffset now) =>
        new() { Subject = subject, SubjectId = subjectId, Tag = rule.Tag, State = TagMarkState.Suggested, RuleId = rule.Id, SuggestedAt = now };

    /// <summary>确认: a person's word, on a proposal, on what was rejected before, or outright.</summary>
    /// <param name="known">The mark as it is; null where there is none.</param>
    /// <param name="on">Whom it is on, and the tag.</param>
    /// <param name="inLibrary">Whether the provincial library holds the tag for such a subject.</param>
    /// <param name="acting">Who and when.</param>
    /// <exception cref="RuleViolation">The library does not hold the tag, or it is confirmed already.</exception>
    public static TagMark Confirm(TagMark? known, (TagSubject Subject, string Id, string Tag) on, bool inLibrary, Acting acting)
    {
        var faults = new FaultList();
        faults.Require(inLibrary, new Fault(Rule.TagInLibrary, "tag", $"省级标签库中没有“{on.Tag}”。", "请从省级标签库中选择，或先同步标签库。"));
        faults.Require(known is not { State: TagMarkState.Confirmed }, new Fault(Rule.WrongState, "tag", $"“{on.Tag}”已确认。", "无需重复确认。"));
        faults.ThrowIfAny();
        var mark = known ?? new TagMark { Subject = on.Subject, SubjectId = on.Id, Tag = on.Tag, SuggestedAt = acting.At };
        mark.Decide(TagMarkState.Confirmed, "", acting);
        return mark;
    }

    /// <summary>不采用: a person refuses a proposal, or takes back what was confirmed.</summary>
    /// <exception cref="RuleViolation">It is rejected already, or no reason is given.</exception>
    public void Reject(string reason, Acting acting)
    {
        var faults = new FaultList();
        faults.RequireText("reason", reason);
        faults.Require(State != TagMarkState.Rejected, new Fault(Rule.WrongState, "tag", $"“{Tag}”已不采用。", "无需重复办理。"));
        faults.ThrowIfAny();
        Decide(TagMarkState.Rejected, reason, acting);
    }

    private void Decide(TagMarkState state, string reason, Acting acting)
    {
        (State, Reason, DecidedBy, DecidedAt) = (state, reason, acting.By, acting.At);
        Version++;
    }
}
