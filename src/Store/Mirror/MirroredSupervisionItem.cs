namespace ChangliBridge.Store.Mirror;

/// <summary>监管事项 of the 互联网+监管 directory, as last pulled.</summary>
public sealed class MirroredSupervisionItem : IMirrored
{
    /// <inheritdoc/>
    public long Snapshot { get; init; }

    /// <summary>监管事项目录编码, 14 digits.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name of the 监管事项.</summary>
    public string Title { get; init; } = "";

    /// <summary>检查实施清单编码.</summary>
    public string ImplementationCode { get; init; } = "";

    /// <inheritdoc/>
    public void Describe(RowDigest digest) => digest.Text(Id).Text(Title).Text(ImplementationCode);
}
