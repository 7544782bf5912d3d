using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Sync.Pull;

/// <summary>One list of the canonical contract.</summary>
/// <param name="Key">The field that holds a row's key.</param>
/// <param name="Shape">Its fields.</param>
/// <param name="Read">Reads a row; its fault stays with the reader.</param>
internal sealed record RowContract<T>(string Key, RowShape Shape, Func<RowReader, T> Read) where T : class, IMirrored
{
    /// <summary>When the platform changed a row: in every row of a list of changes.</summary>
    public const string ChangedAt = "changedAt";

    /// <summary>In a list of changes: true where the row leaves the list.</summary>
    public const string Retired = "retired";

    /// <summary>The fields of a row in the list of changes.</summary>
    public RowShape ChangeShape { get; } = Shape.With(ChangedAt, FieldType.Text, true).With(Retired, FieldType.Flag, false);
}
