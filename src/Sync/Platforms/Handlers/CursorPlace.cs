namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Where a page of a list begins.</summary>
/// <param name="Page">Its number, from 1.</param>
/// <param name="Cursor">Its cursor; null for the first page, and where there is no such page.</param>
/// <param name="Total">What the page before said of the whole list.</param>
internal sealed record CursorPlace(int Page, string? Cursor, long Total)
{
    /// <summary>The beginning.</summary>
    public static readonly CursorPlace First = new(1, null, 0);

    /// <summary>Whether the list ended before it.</summary>
    public bool IsAfterTheLast => Page > 1 && Cursor is null;
}
