namespace ChangliBridge.Domain.Tags;

/// <summary>待标注对象: what rules see of a target or an inspector.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tags">Every tag that it has, or that was proposed, confirmed or rejected before.</param>
public sealed record TagCandidate(string Id, IReadOnlyCollection<string> Tags)
{
    /// <summary>名称.</summary>
    public string Name { get; init; } = "";

    /// <summary>经营范围; empty where the register has none.</summary>
    public string BusinessScope { get; init; } = "";

    /// <summary>住所.</summary>
    public string Address { get; init; } = "";

    /// <summary>Id of an inspector's department.</summary>
    public string Department { get; init; } = "";

    /// <summary>Codes of the department's items in force.</summary>
    public IReadOnlyCollection<string> Items { get; init; } = [];
}
