using System.Data.Common;

namespace ChangliBridge.Store.Ledger;

/// <summary>Reads and writes the ledger's rows in a unit.</summary>
internal static class LedgerRows
{
    public static Task<List<string>> WaitingDepartmentsAsync(WriteUnit unit, string platform, CancellationToken ct) =>
        unit.Command(LedgerSql.WaitingDepartments, ("platform", platform)).ReadAsync(reader => reader.GetString(0), ct);

    public static Task<List<LeasedDelivery>> DueAsync(WriteUnit unit, (string Platform, string Department, long Now, int Count) of, CancellationToken ct) =>
        unit.Command(Locked(unit, LedgerSql.Due), ("platform", of.Platform), ("department", of.Department), ("now", of.Now), ("count", of.Count))
            .ReadAsync(reader => Row(reader, of.Platform), ct);

    public static Task<List<LeasedDelivery>> LeaseOverAsync(WriteUnit unit, (string Platform, string Owner, bool Alone, long Now, int Count) of, CancellationToken ct) =>
        unit.Command(Locked(unit, LedgerSql.LeaseOver), ("platform", of.Platform), ("owner", of.Owner), ("alone", of.Alone), ("now", of.Now), ("count", of.Count))
            .ReadAsync(reader => Row(reader, of.Platform), ct);

    /// <summary>Applies a transition and enters it into the audit chain; false, and nothing is done, when the row has moved on. A null error keeps the one that stands there.</summary>
    public static async Task<bool> MoveAsync(WriteUnit unit, string id, (DeliveryTransition Transition, string? Error) by, CancellationToken ct)
    {
        var (from, to) = (by.Transition.From, by.Transition.To);
        var changed = await unit.Command(
            LedgerSql.Move,
            ("state", to.State.ToString()),
            ("owner", to.Owner),
            ("lease", to.LeaseUntil),
            ("due", to.NotBefore),
            ("fence", to.Fence),
            ("attempts", to.Attempts),
            ("setbacks", to.Setbacks),
            ("error", by.Error),
            ("at", unit.Clock.GetUtcNow().UtcDateTime),
            ("id", id),
            ("was", from.State.ToString()),
            ("held", from.Fence)).RunAsync(ct).ConfigureAwait(false);
        if (changed == 0)
            return false;
        unit.Audit(by.Transition.Act, $"deliveries/{id}", ("from", from.State.ToString()), ("to", to.State.ToString()), ("fence", to.Fence));
        return true;
    }

    public static Task BeginAttemptAsync(WriteUnit unit, LeasedDelivery delivery, CancellationToken ct) => unit.Command(
        LedgerSql.BeginAttempt,
        ("id", delivery.Id),
        ("fence", delivery.Row.Fence),
        ("act", delivery.Act.ToString()),
        ("digest", delivery.Digest),
        ("at", unit.Clock.GetUtcNow().UtcDateTime)).RunAsync(ct);

    public static Task EndAttemptAsync(WriteUnit unit, ActOutcome outcome, CancellationToken ct) => unit.Command(
        LedgerSql.EndAttempt,
        ("status", outcome.HttpStatus),
        ("outcome", outcome.Word),
        ("reply", outcome.Reply),
        ("at", unit.Clock.GetUtcNow().UtcDateTime),
        ("id", outcome.Delivery.Id),
        ("fence", outcome.Delivery.Row.Fence)).RunAsync(ct);

    private static string Locked(WriteUnit unit, string sql) => unit.Db is PostgresBridgeDb ? sql + LedgerSql.SkipLocked : sql;

    private static LeasedDelivery Row(DbDataReader reader, string platform) => new(
        reader.GetString(0),
        new Fact(platform, reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4), reader.GetFieldValue<byte[]>(5)),
        reader.GetString(6),
        new DeliverySnapshot(Enum.Parse<DeliveryState>(reader.GetString(7)), reader.GetInt64(11), reader.GetInt32(12), reader.GetInt32(13))
        {
            Owner = reader.IsDBNull(8) ? null : reader.GetString(8),
            LeaseUntil = reader.IsDBNull(9) ? null : reader.GetInt64(9),
            NotBefore = reader.IsDBNull(10) ? null : reader.GetInt64(10),
        });
}
