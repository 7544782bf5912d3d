namespace ChangliBridge.Domain.Tags;

/// <summary>标注规则: when a tag is proposed. Rules are settings, each with its source.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subject">Whom it is for.</param>
/// <param name="Tag">The tag it proposes.</param>
/// <param name="Field">What it looks at.</param>
/// <param name="Contains">Any of these must be in the field; of <see cref="TagField.Item"/> and <see cref="TagField.Department"/> be it.</param>
public sealed record TagRule(string Id, TagSubject Subject, string Tag, TagField Field, IReadOnlyList<string> Contains)
{
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
