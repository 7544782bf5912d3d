namespace ChangliBridge.Domain.Tags;

/// <summary>标注状态.</summary>
public enum TagMarkState
{
    /// <summary>待确认: a rule proposes it; it counts for nothing yet.</summary>
    Suggested = 1,

    /// <summary>已确认 by a person: it counts like a tag of the province.</summary>
    Confirmed = 2,

    /// <summary>不采用: no rule proposes it again.</summary>
    Rejected = 3,
}
