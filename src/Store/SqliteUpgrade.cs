using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChangliBridge.Store;

/// <summary>
/// Brings the schema of an SQLite file up to date in one transaction: a process killed meanwhile leaves the file as it was.
/// EF's own way commits in between, and guards itself with a row that a killed process leaves behind and every later start waits for; the owner of the file needs no guard.
/// </summary>
internal static class SqliteUpgrade
{
    // Left by bridges that guarded themselves so.
    private const string WithoutGuard = """DROP TABLE IF EXISTS "__EFMigrationsLock";""";

    /// <param name="db">Whose migrations.</param>
    /// <param name="file">The file, owned by this process.</param>
    /// <param name="pending">What is to be done, in order.</param>
    /// <param name="ct">Gives up; the file is as before.</param>
    /// <exception cref="StoreUnavailableException">It cannot be done; the file is as before.</exception>
    public static async Task RunAsync(BridgeDb db, SqliteFile file, IReadOnlyList<string> pending, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(file.ConnectionString) { Pooling = false }.ConnectionString);
        await using var _ = connection.ConfigureAwait(false);
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            // Tables that are made anew must not take the rows with them that refer to them; within the transaction this cannot be set.
            await RunAsync(connection, "PRAGMA foreign_keys = OFF", ct).ConfigureAwait(false);
            await RunAsync(connection, "BEGIN IMMEDIATE", ct).ConfigureAwait(false);
            foreach (var statement in StatementsOf(db, pending))
                await RunAsync(connection, statement, ct).ConfigureAwait(false);
            await RunAsync(connection, "COMMIT", ct).ConfigureAwait(false);
        }
        catch (SqliteException fault)
        {
            throw new StoreUnavailableException($"{connection.DataSource} cannot be brought up to date ({pending[0]}): {fault.Message}. Nothing was changed. Make room where the disk is full; otherwise restore a backup.", fault);
        }
    }

    private static IEnumerable<string> StatementsOf(BridgeDb db, IReadOnlyList<string> pending)
    {
        var (all, history, generator) = (db.GetService<IMigrationsAssembly>(), db.GetService<IHistoryRepository>(), db.GetService<IMigrationsSqlGenerator>());
        yield return WithoutGuard;
        yield return history.GetCreateIfNotExistsScript();
        foreach (var name in pending)
        {
            var migration = all.CreateMigration(all.Migrations[name], db.Database.ProviderName!);
            var model = db.GetService<IModelRuntimeInitializer>().Initialize(migration.TargetModel, designTime: true, validationLogger: null);
            foreach (var command in generator.Generate(migration.UpOperations, model))
                yield return command.CommandText;
            yield return history.GetInsertScript(new HistoryRow(name, ProductInfo.GetVersion()));
        }
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
    }
}
