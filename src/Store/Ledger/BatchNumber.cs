namespace ChangliBridge.Store.Ledger;

/// <summary>批次号: how many submissions the county has made on a day, for exchange columns that count them.</summary>
public sealed class BatchNumber
{
    private const string Next = "INSERT INTO batch_number (day, last) VALUES (@day, 1) ON CONFLICT (day) DO UPDATE SET last = batch_number.last + 1 RETURNING last";

    /// <summary>The day in the county.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The last number given out.</summary>
    public int Last { get; init; }

    /// <summary>The day's next number, from 1; nobody else gets it.</summary>
    public static async Task<int> NextAsync(WriteUnit unit, DateOnly day, CancellationToken ct) =>
        (await unit.Command(Next, ("day", day)).ReadAsync(row => row.GetInt32(0), ct).ConfigureAwait(false)).Single();
}
