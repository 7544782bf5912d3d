using System.Data.Common;
using ChangliBridge.Store.Bulk;

namespace ChangliBridge.Store.Ledger;

/// <summary>Reads and writes the ledger's rows in a unit.</summary>
internal static class LedgerRows
{
    public static Task<List<string>> WaitingDepartmentsAsync(WriteUnit unit, string platform, CancellationToken ct) =>
        unit.Command(LedgerSql.WaitingDepartments, ("platform", platform)).ReadAsync(reader => reader.GetString(0), ct);

    public static Task<List<LeasedDelivery>> DueAsync(WriteUnit unit, (string Platform, string Department, long Now, int Count) of, CancellationToken ct) =>
        unit.Command(Locked(unit, LedgerSql.Due), ("platform", of.Platform), ("department", of.Department), ("now", of.Now), ("count", of.Count)).ReadAsync(Row, ct);

    public static Task<List<LeasedDelivery>> ReceivedAsync(WriteUnit unit, (string Platform, string Department, int Count) of, CancellationToken ct) =>
        unit.Command(Locked(unit, LedgerSql.Received), ("platform", of.Platform), ("department", of.Department), ("count", of.Count)).ReadAsync(Row, ct);

    public static Task<List<LeasedDelivery>> LeaseOverAsync(WriteUnit unit, (string Platform, string Owner, bool Alone, long Now, int Count) of, CancellationToken ct) =>
        unit.Command(Locked(unit, LedgerSql.LeaseOver), ("platform", of.Platform), ("owner", of.Owner), ("alone", of.Alone), ("now", of.Now), ("count", of.Count)).ReadAsync(Row, ct);

    public static Task<LeasedDelivery?> OneAsync(WriteUnit unit, string id, CancellationToken ct) =>
        unit.Command(Locked(unit, LedgerSql.One, " FOR UPDATE"), ("id", id)).OneAsync(Row, ct);

    public static Task<List<LeasedDelivery>> InFlightAsync(WriteUnit unit, string after, int count, CancellationToken ct) =>
        unit.Command(LedgerSql.InFlight, ("after", after), ("count", count)).ReadAsync(Row, ct);

    public static async Task<bool> LooksFirstAsync(WriteUnit unit, CancellationToken ct) =>
        (long)(await unit.Command(LedgerSql.LooksFirst).ExecuteScalarAsync(ct).ConfigureAwait(false))! > 0;

    /// <summary>The newest revision of a key; 0 where it has none.</summary>
    public static async Task<int> LatestRevisionAsync(WriteUnit unit, string platform, string key, CancellationToken ct) =>
        await unit.Command(LedgerSql.LatestRevision, ("platform", platform), ("key", key)).ExecuteScalarAsync(ct).ConfigureAwait(false) is { } latest and not DBNull ? Convert.ToInt32(latest, null) : 0;

    /// <summary>Applies moves of different rows and enters each step into the audit chain; returns the rows that still stood where their move begins.</summary>
    public static async Task<IReadOnlySet<string>> MoveAsync(WriteUnit unit, IReadOnlyList<DeliveryMove> moves, CancellationToken ct)
    {
        if (moves.Count == 0)
            return new HashSet<string>();
        var moved = unit.OnPostgres ? await MoveTogetherAsync(unit, moves, ct).ConfigureAwait(false) : await MoveEachAsync(unit, moves, ct).ConfigureAwait(false);
        foreach (var move in moves.Where(move => moved.Contains(move.Id)))
        {
            foreach (var step in move.Steps)
                unit.Audit(step.Act, $"deliveries/{move.Id}", ("from", step.From.State.ToString()), ("to", step.To.State.ToString()), ("fence", step.To.Fence));
        }
        return moved;
    }

    public static Task BeginAttemptsAsync(WriteUnit unit, IReadOnlyList<LeasedDelivery> leased, CancellationToken ct) => leased.Count == 0 ? Task.CompletedTask : BulkRows.InsertAsync(
        unit,
        leased.Select(delivery => new DeliveryAttempt
        {
            DeliveryId = delivery.Id,
            Number = delivery.Row.Fence,
            Act = delivery.Act,
            RequestDigest = delivery.Digest,
            StartedAt = unit.Clock.GetUtcNow(),
        }),
        ct);

    public static async Task EndAttemptsAsync(WriteUnit unit, IReadOnlyList<ActOutcome> outcomes, CancellationToken ct)
    {
        if (outcomes.Count == 0)
            return;
        var at = unit.Clock.GetUtcNow().UtcDateTime;
        if (unit.OnPostgres)
        {
            await unit.Command(
                LedgerSql.EndAttempts,
                ("id", outcomes.Select(outcome => outcome.Delivery.Id).ToArray()),
                ("fence", outcomes.Select(outcome => outcome.Delivery.Row.Fence).ToArray()),
                ("status", outcomes.Select(outcome => outcome.HttpStatus).ToArray()),
                ("outcome", outcomes.Select(outcome => outcome.Word).ToArray()),
                ("reply", outcomes.Select(outcome => outcome.Reply).ToArray()),
                ("at", at)).RunAsync(ct).ConfigureAwait(false);
            return;
        }
        foreach (var outcome in outcomes)
        {
            await unit.Command(
                LedgerSql.EndAttempt,
                ("status", outcome.HttpStatus),
                ("outcome", outcome.Word),
                ("reply", outcome.Reply),
                ("at", at),
                ("id", outcome.Delivery.Id),
                ("fence", outcome.Delivery.Row.Fence)).RunAsync(ct).ConfigureAwait(false);
        }
    }

    private static async Task<HashSet<string>> MoveTogetherAsync(WriteUnit unit, IReadOnlyList<DeliveryMove> moves, CancellationToken ct)
    {
        var ids = await unit.Command(
            LedgerSql.MoveMany,
            ("id", Each(moves, move => move.Id)),
            ("was", Each(moves, move => move.From.State.ToString())),
            ("held", Each(moves, move => move.From.Fence)),
            ("state", Each(moves, move => move.To.State.ToString())),
            ("owner", Each(moves, move => move.To.Owner)),
            ("lease", Each(moves, move => move.To.LeaseUntil)),
            ("due", Each(moves, move => move.To.NotBefore)),
            ("fence", Each(moves, move => move.To.Fence)),
            ("attempts", Each(moves, move => move.To.Attempts)),
            ("setbacks", Each(moves, move => move.To.Setbacks)),
            ("resend", Each(moves, move => move.To.MayResend)),
            ("error", Each(moves, move => move.Error)),
            ("at", unit.Clock.GetUtcNow().UtcDateTime)).ReadAsync(reader => reader.GetString(0), ct).ConfigureAwait(false);
        return [.. ids];
    }

    private static async Task<HashSet<string>> MoveEachAsync(WriteUnit unit, IReadOnlyList<DeliveryMove> moves, CancellationToken ct)
    {
        var (moved, at) = (new HashSet<string>(StringComparer.Ordinal), unit.Clock.GetUtcNow().UtcDateTime);
        foreach (var move in moves)
        {
            var changed = await unit.Command(
                LedgerSql.Move,
                ("state", move.To.State.ToString()),
                ("owner", move.To.Owner),
                ("lease", move.To.LeaseUntil),
                ("due", move.To.NotBefore),
                ("fence", move.To.Fence),
                ("attempts", move.To.Attempts),
                ("setbacks", move.To.Setbacks),
                ("resend", move.To.MayResend),
                ("error", move.Error),
                ("at", at),
                ("id", move.Id),
                ("was", move.From.State.ToString()),
                ("held", move.From.Fence)).RunAsync(ct).ConfigureAwait(false);
            if (changed > 0)
                moved.Add(move.Id);
        }
        return moved;
    }

    private static T[] Each<T>(IReadOnlyList<DeliveryMove> moves, Func<DeliveryMove, T> value) => [.. moves.Select(value)];

    private static string Locked(WriteUnit unit, string sql, string @lock = LedgerSql.SkipLocked) => unit.OnPostgres ? sql + @lock : sql;

    private static LeasedDelivery Row(DbDataReader reader) => new(
        reader.GetString(0),
        new Fact(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetString(5), reader.GetFieldValue<byte[]>(6)),
        reader.GetString(7),
        new DeliverySnapshot(Enum.Parse<DeliveryState>(reader.GetString(8)), reader.GetInt64(12), reader.GetInt32(13), reader.GetInt32(14))
        {
            Owner = reader.IsDBNull(9) ? null : reader.GetString(9),
            LeaseUntil = reader.IsDBNull(10) ? null : reader.GetInt64(10),
            NotBefore = reader.IsDBNull(11) ? null : reader.GetInt64(11),
            MayResend = reader.GetBoolean(15),
        });
}
