using ChangliBridge.Store.Restore;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChangliBridge.Store;

/// <summary>The bridge's database: opened once at start, read by many, written through one <see cref="WriteQueue"/>.</summary>
public sealed class BridgeStore(StoreOptions options, TimeProvider clock) : IAsyncDisposable
{
    private const int Prepared = 64;

    private WriteQueue? _writes;
    private Func<BridgeDb>? _read;
    private SqliteFile? _file;
    private NpgsqlDataSource? _source;

    /// <summary>Opens a database that is being restored, to mark it.</summary>
    internal bool IsRestoring { get; init; }

    /// <summary>Which database it is.</summary>
    public StoreProvider Provider => options.Provider;

    /// <summary>The bridge's clock.</summary>
    public TimeProvider Clock => clock;

    /// <summary>The only way to write.</summary>
    public WriteQueue Writes => _writes ?? throw NotOpen();

    /// <summary>A context for reading; the caller disposes it. It tracks nothing.</summary>
    public BridgeDb Read() => (_read ?? throw NotOpen())();

    /// <summary>Opens the database, brings its schema up to date and starts the writer.</summary>
    /// <exception cref="StoreUnavailableException">Another process owns the file, or the database is older, newer or set otherwise than the bridge needs.</exception>
    public Task OpenAsync(CancellationToken ct) => options.Provider == StoreProvider.Sqlite ? OpenSqliteAsync(ct) : OpenPostgresAsync(ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_writes is not null)
            await _writes.DisposeAsync().ConfigureAwait(false);
        if (_source is not null)
            await _source.DisposeAsync().ConfigureAwait(false);
        _file?.Dispose();
    }

    private async Task OpenSqliteAsync(CancellationToken ct)
    {
        _file = SqliteFile.Own(options.ConnectionString);
        var writer = await _file.OpenWriterAsync(ct).ConfigureAwait(false);
        var readOptions = new DbContextOptionsBuilder<SqliteBridgeDb>()
            .UseSqlite(_file.ConnectionString).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        _read = () => new SqliteBridgeDb(readOptions);
        await MigrateAsync(ct).ConfigureAwait(false);
        _writes = new SqliteWriteQueue(writer, clock);
    }

    private async Task OpenPostgresAsync(CancellationToken ct)
    {
        // The same few statements all day: each connection prepares those that come again.
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(options.ConnectionString) { MaxAutoPrepare = Prepared });
        if (!IsRestoring)
            await PostgresTools.RequireWholeAsync(_source, ct).ConfigureAwait(false);
        // Each context is given its connection: for a source in its options, Entity Framework would build model and queries once more beside the writer's.
        var readOptions = new DbContextOptionsBuilder<PostgresBridgeDb>().UseNpgsql().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;
        _read = () =>
        {
            var db = new PostgresBridgeDb(readOptions);
            db.Database.SetDbConnection(_source.CreateConnection(), contextOwnsConnection: true);
            return db;
        };
        await MigrateAsync(ct).ConfigureAwait(false);
        _writes = new PostgresWriteQueue(_source, clock);
    }

    private async Task MigrateAsync(CancellationToken ct)
    {
        await using var db = Read();
        var known = db.Database.GetMigrations().ToList();
        var done = (await db.Database.GetAppliedMigrationsAsync(ct).ConfigureAwait(false)).ToList();
        if (done.Except(known).LastOrDefault() is { } unknown)
            throw new StoreUnavailableException($"The database was written by a newer bridge (schema {unknown}). Run that version, or restore a backup made before the upgrade.");
        if (_file is null)
            await db.Database.MigrateAsync(ct).ConfigureAwait(false);
        else if (known.Except(done).ToList() is { Count: > 0 } pending)
            await SqliteUpgrade.RunAsync(db, _file, pending, ct).ConfigureAwait(false);
    }

    private static InvalidOperationException NotOpen() => new("The store is not open: call OpenAsync first.");
}
