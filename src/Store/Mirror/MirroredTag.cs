namespace ChangliBridge.Store.Mirror;

/// <summary>分类标签 of the provincial tag library, as last pulled.</summary>
public sealed class MirroredTag : IMirrored
{
    /// <inheritdoc/>
    public long Snapshot { get; init; }

    /// <summary>Kind and name as <c>kind/name</c>: a target's and an inspector's tag may have one name.</summary>
    public string Id { get; init; } = "";

    /// <summary>The tag's name.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>target</c> or <c>inspector</c>.</summary>
    public string Kind { get; init; } = "";

    /// <inheritdoc/>
    public void Describe(RowDigest digest) => digest.Text(Id).Text(Name).Text(Kind);
}
