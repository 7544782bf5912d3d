using System.Data.Common;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Audit;
using ChangliBridge.Store.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace ChangliBridge.Faults.Harness;

/// <summary>Reads the bridge's database beside the bridge, and gets in its way.</summary>
internal sealed class StoreView(StoreOptions options)
{
    private const int SomeRows = 2000;

    private static readonly DeliveryState[] AtRest = [.. DeliveryRow.StatesAtRest.Select(Enum.Parse<DeliveryState>)];

    public StoreOptions Options => options;

    public async Task<IReadOnlyList<DeliveryRow>> DeliveriesAsync(CancellationToken ct)
    {
        await using var db = Open();
        return await RowsAsync(db.Set<Delivery>().OrderBy(row => row.Id), ct);
    }

    /// <summary>How many are not at rest, and some of them.</summary>
    public async Task<(int Count, IReadOnlyList<DeliveryRow> Some)> MovingAsync(CancellationToken ct)
    {
        await using var db = Open();
        var moving = db.Set<Delivery>().Where(row => !AtRest.Contains(row.State));
        var some = await RowsAsync(moving.OrderBy(row => row.Id).Take(SomeRows), ct);
        return (some.Count < SomeRows ? some.Count : await moving.CountAsync(ct), some);
    }

    /// <summary>The state of a delivery; "Absent" where there is no row.</summary>
    public async Task<string> StateAsync(DeliveryKey key, CancellationToken ct)
    {
        await using var db = Open();
        var row = await db.Set<Delivery>().Where(row => row.Platform == key.Platform && row.BusinessKey == key.BusinessKey && row.Revision == key.Revision)
            .Select(row => row.State.ToString()).ToListAsync(ct);
        return row.Count == 0 ? "Absent" : row[0];
    }

    public async Task<IReadOnlyList<DeliveryAttempt>> AttemptsAsync(CancellationToken ct)
    {
        await using var db = Open();
        return await db.Set<DeliveryAttempt>().OrderBy(attempt => attempt.DeliveryId).ThenBy(attempt => attempt.Number).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(CancellationToken ct)
    {
        await using var db = Open();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).ToListAsync(ct);
    }

    public async Task<AuditVerdict> VerifyAuditAsync(CancellationToken ct)
    {
        await using var db = Open();
        return await AuditChain.VerifyAsync(db, ct);
    }

    public async Task<IReadOnlyList<TaskPart>> PartsAsync(CancellationToken ct)
    {
        await using var db = Open();
        var tasks = await db.Set<InspectionTask>().OrderBy(task => task.Id).ToListAsync(ct);
        return [.. tasks.SelectMany(task => task.Parts.Select(part => new TaskPart(task.Id, part.Department, task.TargetCode, [.. part.Inspectors])))];
    }

    /// <summary>A row that a table has for ids, as a count.</summary>
    public async Task<long> CountAsync(string sql, CancellationToken ct)
    {
        await using var connection = await ConnectAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), null);
    }

    /// <summary>The first column of what a query answers, as text.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string sql, CancellationToken ct)
    {
        await using var connection = await ConnectAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(ct))
            rows.Add(reader.IsDBNull(0) ? "" : Convert.ToString(reader.GetValue(0), null)!);
        return rows;
    }

    /// <summary>Takes the schema back to what an earlier bridge knew, and its rows with it.</summary>
    public async Task GoBackToAsync(string migration, CancellationToken ct)
    {
        await using var db = Open();
        await db.GetService<IMigrator>().MigrateAsync(migration, ct);
    }

    /// <summary>The migrations that are done, in order.</summary>
    public async Task<IReadOnlyList<string>> MigrationsAsync(CancellationToken ct)
    {
        await using var db = Open();
        return [.. await db.Database.GetAppliedMigrationsAsync(ct)];
    }

    public async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var connection = await ConnectAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Holds up every writer until it is disposed; readers go on.</summary>
    public Task<IAsyncDisposable> LockAsync(CancellationToken ct) => HoldAsync(options.Provider == StoreProvider.Sqlite
        ? "BEGIN IMMEDIATE"
        : "BEGIN; LOCK TABLE inspection_result, delivery, delivery_attempt, answered_request, audit_entry IN EXCLUSIVE MODE", ct);

    /// <summary>Begins a transaction, which ends when it is disposed.</summary>
    public async Task<IAsyncDisposable> HoldAsync(string sql, CancellationToken ct)
    {
        var connection = await ConnectAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }

    private async Task<DbConnection> ConnectAsync(CancellationToken ct)
    {
        DbConnection connection = options.Provider == StoreProvider.Sqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false, DefaultTimeout = 10 }.ConnectionString)
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task<IReadOnlyList<DeliveryRow>> RowsAsync(IQueryable<Delivery> rows, CancellationToken ct) =>
        await rows.Select(row => new DeliveryRow(row.Id, new DeliveryKey(row.Platform, row.BusinessKey, row.Revision), row.State.ToString())
        {
            Digest = row.Digest,
            LastError = row.LastError,
            NotBefore = row.NotBefore,
            LeaseUntil = row.LeaseUntil,
            Fence = row.Fence,
            Attempts = row.Attempts,
        }).ToListAsync(ct);

    private BridgeDb Open() => options.Provider == StoreProvider.Sqlite
        ? new SqliteBridgeDb(new DbContextOptionsBuilder<SqliteBridgeDb>().UseSqlite(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options)
        : new PostgresBridgeDb(new DbContextOptionsBuilder<PostgresBridgeDb>().UseNpgsql(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
}
