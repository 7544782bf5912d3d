namespace ChangliBridge.Store.Mirror;

/// <summary>Short lists of a mirrored row, kept in one text column: parts joined by commas, no part holding one.</summary>
public static class JoinedText
{
    /// <summary>The column's value for <paramref name="parts"/>, none of which holds a comma.</summary>
    public static string Join(IEnumerable<string> parts) => string.Join(',', parts);

    /// <summary>The parts of a column's value; none for the empty text.</summary>
    public static string[] Split(string joined) => joined.Length == 0 ? [] : joined.Split(',');
}
