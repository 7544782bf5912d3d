using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Tags;

/// <summary>标注规则: when a tag is proposed. Rules are settings, each with its source.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subject">Whom it is for.</param>
/// <param name="Tag">The tag it proposes.</param>
/// <param name="Field">What it looks at.</param>
/// <param name="Contains">Any of these must be in the field; of <see cref="TagField.Item"/> and <see cref="TagField.Department"/> be it.</param>
public sealed record TagRule(string Id, TagSubject Subject, string Tag, TagField Field, IReadOnlyList<string> Contains)
{
    /// <summary>What stands against proposing it: a tag that the provincial library does not hold.</summary>
    public void Check(FaultList faults, bool inLibrary) =>
        faults.Require(inLibrary, new Fault(Rule.TagInLibrary, "subject", $"规则“{Id}”的标签“{Tag}”不在省级标签库中。", "请先同步标签库，或更正设置。"));

    /// <summary>Whether the tag is to be proposed.</summary>
    public bool Proposes(TagCandidate candidate) => !candidate.Tags.Contains(Tag) && Field switch
    {
        TagField.Name => Contains.Any(candidate.Name.Contains),
        TagField.BusinessScope => Contains.Any(candidate.BusinessScope.Contains),
        TagField.Address => Contains.Any(candidate.Address.Contains),
        TagField.Department => Contains.Contains(candidate.Department),
        _ => Contains.Any(candidate.Items.Contains),
    };

    /// <summary>Whether subjects of the kind have such a field.</summary>
    public bool Fits => Field is TagField.Department or TagField.Item ? Subject == TagSubject.Inspector : Subject == TagSubject.Target;
}
