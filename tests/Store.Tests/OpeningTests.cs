using ChangliBridge.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests;

public sealed class OpeningTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_bridge_on_the_same_sqlite_file_is_refused_and_the_first_goes_on()
    {
        await using var first = await TestStore.OpenAsync(StoreProvider.Sqlite, Ct);
        await using var second = new BridgeStore(first.Database.Options, first.Clock);
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => second.OpenAsync(Ct));
        Assert.Contains("Another bridge uses", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(7, await first.Writes.RunAsync("test", (_, _) => Task.FromResult(7), Ct));
    }

    [Theory, BothDatabases]
    public async Task A_database_of_a_newer_bridge_is_refused(StoreProvider provider)
    {
        await using var database = await TestDatabase.MigratedAsync(provider, Ct);
        await using (var store = new BridgeStore(database.Options, new SteppedClock()))
        {
            await store.OpenAsync(Ct);
            await using var db = store.Read();
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_FromTheFuture', '99.0.0')""", Ct);
        }
        await using var older = new BridgeStore(database.Options, new SteppedClock());
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => older.OpenAsync(Ct));
        Assert.Contains("99990101000000_FromTheFuture", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("changli.db");
        await File.WriteAllTextAsync(file, new string('x', 8192), Ct);
        await using var store = new BridgeStore(new StoreOptions { ConnectionString = $"Data Source={file}" }, new SteppedClock());
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Ct));
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_is_refused_by_name()
    {
        await using var database = await TestDatabase.MigratedAsync(StoreProvider.Sqlite, Ct);
        await using (var serving = new BridgeStore(database.Options, new SteppedClock()))
            await serving.OpenAsync(Ct);
        await using var store = new BridgeStore(new StoreOptions { ConnectionString = $"{database.Options.ConnectionString};Mode=ReadOnly" }, new SteppedClock());
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Ct));
        Assert.Contains(new SqliteConnectionStringBuilder(database.Options.ConnectionString).DataSource, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("may only be read", refusal.Message, StringComparison.Ordinal);
    }

    // Nobody may make a file there, root neither.
    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused_by_name()
    {
        await using var store = new BridgeStore(new StoreOptions { ConnectionString = "Data Source=/sys/changli.db" }, new SteppedClock());
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Ct));
        Assert.StartsWith("/sys/changli.db cannot be used", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Store:ConnectionString", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sqlite_flushes_every_commit_to_its_write_ahead_log()
    {
        await using var store = await TestStore.OpenAsync(StoreProvider.Sqlite, Ct);
        var settings = await store.Writes.RunAsync("test", async (unit, ct) => (await AskAsync(unit, "PRAGMA journal_mode", ct), await AskAsync(unit, "PRAGMA synchronous", ct)), Ct);
        Assert.Equal(("wal", "2"), settings);
    }

    [Theory, BothDatabases]
    public async Task The_migrations_make_exactly_the_model(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await using var db = store.Read();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    private static async Task<string?> AskAsync(WriteUnit unit, string pragma, CancellationToken ct)
    {
        await using var command = ((SqliteConnection)unit.Connection).CreateCommand();
        command.Transaction = (SqliteTransaction)unit.Transaction;
        command.CommandText = pragma;
        return Convert.ToString(await command.ExecuteScalarAsync(ct), null);
    }
}
