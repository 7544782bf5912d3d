using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChangliBridge.Store;

/// <summary>Reads the drivers' exceptions, so that nobody outside the store needs to know them.</summary>
public static class StoreFaults
{
    private const int SqliteBusy = 5;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNoDatabase = 26;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>What <paramref name="fault"/> means.</summary>
    public static StoreFault Of(Exception fault) => fault switch
    {
        DbUpdateConcurrencyException => StoreFault.Stale,
        DbUpdateException { InnerException: { } inner } => Of(inner),
        // How EF wraps what it takes for a passing trouble of the connection.
        InvalidOperationException { InnerException: DbException or DbUpdateException } passing => Of(passing.InnerException!),
        SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => StoreFault.Full,
        SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNoDatabase } or PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } => StoreFault.Damaged,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteReadOnly or SqliteInputOutput or SqliteCannotOpen } or NpgsqlException or ObjectDisposedException => StoreFault.Unavailable,
        _ => StoreFault.None,
    };

    /// <summary>Whether a row with the same key was there already.</summary>
    internal static bool IsDuplicate(Exception fault) => fault switch
    {
        DbUpdateException { InnerException: { } inner } => IsDuplicate(inner),
        SqliteException { SqliteExtendedErrorCode: SqlitePrimaryKey } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };
}
