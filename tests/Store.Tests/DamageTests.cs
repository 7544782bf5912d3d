using ChangliBridge.Domain.Catalog;
using ChangliBridge.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace ChangliBridge.Store.Tests;

/// <summary>D3: what the disk gives back is not what was written.</summary>
public sealed class DamageTests
{
    private const int PageOfPostgres = 8192;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_damaged_file_is_refused_at_the_start_with_what_was_found()
    {
        await using var database = await WithARowAsync(StoreProvider.Sqlite);
        await DamageAsync(database);
        await using var store = new BridgeStore(database.Options, new SteppedClock());
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Ct));
        Assert.Contains(FileOf(database), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("quick_check", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("expected 'ok'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Restore a backup", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Damage_met_while_serving_is_told_apart_from_trouble_that_passes(StoreProvider provider)
    {
        await using var database = await WithARowAsync(provider);
        await using var store = new BridgeStore(database.Options, new SteppedClock());
        await store.OpenAsync(Ct);
        await DamageAsync(database);
        await using var db = store.Read();
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Recusal>().ToListAsync(Ct));
        Assert.Equal(StoreFault.Damaged, StoreFaults.Of(fault));
    }

    /// <summary>A database with one row, of which no process holds a page.</summary>
    private static async Task<TestDatabase> WithARowAsync(StoreProvider provider)
    {
        await using var written = await TestDatabase.MigratedAsync(provider, Ct);
        await using (var store = new BridgeStore(written.Options, new SteppedClock()))
        {
            await store.OpenAsync(Ct);
            await store.Writes.RunAsync("test", (unit, _) => Task.FromResult(unit.Db.Add(Recusal.Declare(("i1", "mzj"), "t1", "亲属", unit.Clock.GetUtcNow()))), Ct);
        }
        return await TestDatabase.CopyAsync(written, Ct);
    }

    /// <summary>Overwrites the page with the rows, as a failing disk does.</summary>
    private static Task DamageAsync(TestDatabase database) => database.Options.Provider == StoreProvider.Sqlite ? DamageFileAsync(database) : DamageServerAsync(database);

    private static async Task DamageFileAsync(TestDatabase database)
    {
        long root, size;
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder(database.Options.ConnectionString) { Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync(Ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_master WHERE name = 'recusal'";
            await using var reader = await command.ExecuteReaderAsync(Ct);
            await reader.ReadAsync(Ct);
            (root, size) = (reader.GetInt64(0), reader.GetInt64(1));
        }
        await using var file = new FileStream(FileOf(database), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = (root - 1) * size;
        await file.WriteAsync(Enumerable.Repeat((byte)0xFF, (int)size).ToArray(), Ct);
    }

    // By the server itself, which alone may write its files, and which may run elsewhere.
    private static async Task DamageServerAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.Options.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_relation_filepath('recusal')";
        var path = (string)(await command.ExecuteScalarAsync(Ct))!;
        command.CommandText = $"COPY (SELECT 1) TO PROGRAM 'tr ''\\000'' ''\\377'' </dev/zero | dd of={path} bs={PageOfPostgres} count=1 iflag=fullblock conv=notrunc 2>/dev/null'";
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static string FileOf(TestDatabase database) => new SqliteConnectionStringBuilder(database.Options.ConnectionString).DataSource;
}
