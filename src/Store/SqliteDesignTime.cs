using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChangliBridge.Store;

/// <summary>Lets <c>dotnet ef</c> make the SQLite migrations without a running bridge.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteBridgeDb>
{
    public SqliteBridgeDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteBridgeDb>().UseSqlite("Data Source=:memory:").Options);
}
