namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Which duties of one kind are wanted: the days from which theirs run, and on the first of them only rows after a key.</summary>
internal sealed record DutySpan(DateOnly First, DateOnly Last, string AfterKey, int Most)
{
    /// <summary>The key's two parts; empty where every row of the first day is wanted.</summary>
    public (string First, string Second) Pair => AfterKey.Split('/', 2) is [var first, var second] ? (first, second) : (AfterKey, "");

    /// <summary>Whether a row that is at hand is wanted.</summary>
    public bool Holds(DateOnly from, string key) => from >= First && from <= Last && (from > First || string.CompareOrdinal(key, AfterKey) > 0);
}
