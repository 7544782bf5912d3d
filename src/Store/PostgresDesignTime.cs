using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChangliBridge.Store;

/// <summary>Lets <c>dotnet ef</c> make the PostgreSQL migrations without a running bridge.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresBridgeDb>
{
    public PostgresBridgeDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresBridgeDb>().UseNpgsql("Host=localhost").Options);
}
