namespace ChangliBridge.Store.Mirror;

/// <summary>分类标注 of a mirrored target, one row a tag: what a list of the targets with a tag walks. Kept with the target's own row, whose text it repeats.</summary>
public sealed class CarriedTag
{
    /// <summary>Id of the run that built the target's snapshot.</summary>
    public long Snapshot { get; init; }

    /// <summary>Name of the tag.</summary>
    public string Tag { get; init; } = "";

    /// <summary>Id of the target.</summary>
    public string TargetId { get; init; } = "";

    /// <summary>The rows of a target.</summary>
    public static IEnumerable<CarriedTag> Of(MirroredTarget target) =>
        JoinedText.Split(target.Tags).Distinct().Select(tag => new CarriedTag { Snapshot = target.Snapshot, Tag = tag, TargetId = target.Id });
}
