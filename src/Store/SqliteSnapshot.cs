using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChangliBridge.Store;

/// <summary>A reading transaction of SQLite. EF does not end a transaction that it did not begin: without this the context would read the past for ever.</summary>
internal sealed class SqliteSnapshot(DatabaseFacade database, SqliteTransaction transaction, IDbContextTransaction used) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await used.DisposeAsync().ConfigureAwait(false);
        await transaction.DisposeAsync().ConfigureAwait(false);
        await database.CloseConnectionAsync().ConfigureAwait(false);
    }
}
