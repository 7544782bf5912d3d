namespace ChangliBridge.Store.Ledger;

/// <summary>One claim of a worker: takes rows of one department after another.</summary>
/// <param name="Terms">The platform's terms.</param>
/// <param name="Claimed">Who takes them, and until when.</param>
/// <param name="LooksFirst">Whether new rows are looked up before they are first sent, because the database was restored.</param>
internal sealed record DeliveryClaim(ClaimTerms Terms, DeliveryEvent.Claimed Claimed, bool LooksFirst)
{
    /// <summary>Up to <paramref name="share"/> rows: those that were tried before come first. Returns how many were found, and those that are leased.</summary>
    public async Task<(int Found, IReadOnlyList<LeasedDelivery> Leased)> TakeAsync(WriteUnit unit, string department, int share, CancellationToken ct)
    {
        var rows = await LedgerRows.DueAsync(unit, (Terms.Platform, department, Claimed.At, share), ct).ConfigureAwait(false);
        if (rows.Count < share)
            rows.AddRange(await LedgerRows.ReceivedAsync(unit, (Terms.Platform, department, share - rows.Count), ct).ConfigureAwait(false));
        var moves = rows.ConvertAll(row => Move(row.Id, Steps(row.Row)));
        var moved = await LedgerRows.MoveAsync(unit, moves, ct).ConfigureAwait(false);
        var leased = rows.Zip(moves, (row, move) => row with { Row = move.To }).Where(row => row.Row.LeaseUntil is not null && moved.Contains(row.Id)).ToList();
        await LedgerRows.BeginAttemptsAsync(unit, leased, ct).ConfigureAwait(false);
        return (rows.Count, leased);
    }

    private static DeliveryMove Move(string id, IReadOnlyList<DeliveryTransition> steps) =>
        new(id, steps, steps[^1].To.State == DeliveryState.Held ? "平台是否收到尚不清楚，而平台配置没有查询接口；已停止自动处理，请人工核实" : null);

    private IReadOnlyList<DeliveryTransition> Steps(DeliverySnapshot row)
    {
        if (row.State != DeliveryState.Received)
            return [DeliveryGraph.Next(row, Claimed, Terms.Policy)];
        var admitted = DeliveryGraph.Next(row, new DeliveryEvent.Admitted(LooksFirst) { At = Claimed.At }, Terms.Policy);
        return admitted.To.IsDue(Claimed.At) ? [admitted, DeliveryGraph.Next(admitted.To, Claimed, Terms.Policy)] : [admitted];
    }
}
