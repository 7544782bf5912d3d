using System.ComponentModel.DataAnnotations;
using ChangliBridge.Domain.Tags;

namespace ChangliBridge.Adapter.County;

/// <summary>标注规则: when a tag of the provincial library is proposed.</summary>
internal sealed record TagRuleOptions
{
    /// <summary>Its id.</summary>
    [Required]
    public string Id { get; init; } = "";

    /// <summary>Whom it is for.</summary>
    [EnumDataType(typeof(TagSubject))]
    public TagSubject Subject { get; init; }

    /// <summary>The tag it proposes.</summary>
    [Required]
    public string Tag { get; init; } = "";

    /// <summary>What it looks at.</summary>
    [EnumDataType(typeof(TagField))]
    public TagField Field { get; init; }

    /// <summary>Any of these.</summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> Contains { get; init; } = [];

    /// <summary>Why, and who laid it down.</summary>
    [Required]
    public string Source { get; init; } = "";

    /// <summary>As the domain knows it.</summary>
    public TagRule ToRule() => new(Id, Subject, Tag, Field, Contains);
}
