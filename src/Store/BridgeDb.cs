using ChangliBridge.Domain.Risk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChangliBridge.Store;

/// <summary>
/// Every row of the bridge. One model for both databases; <see cref="SqliteBridgeDb"/> and <see cref="PostgresBridgeDb"/> only own their migrations.
/// Reads use a context of <see cref="BridgeStore.Read"/>; every write is a unit handed to <see cref="WriteQueue"/>.
/// </summary>
public abstract class BridgeDb(DbContextOptions options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<RiskIndex>().HaveConversion<RiskIndexConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BridgeDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            NameInSnakeCase(entity);
    }

    /// <summary>From now on, until it is disposed, every read of this context sees one state of the database; no writer waits for it.</summary>
    public abstract Task<IAsyncDisposable> BeginSnapshotAsync(CancellationToken ct);

    /// <summary>The collation of text columns: order by bytes, as in the draw, on both databases.</summary>
    protected abstract string? TextCollation { get; }

    /// <summary>Whether computed columns are stored: SQLite adds none such to a table that has rows, PostgreSQL knows no others.</summary>
    protected abstract bool StoresComputedColumns { get; }

    private void NameInSnakeCase(IMutableEntityType entity)
    {
        entity.SetTableName(SnakeCase(entity.ClrType.Name));
        foreach (var property in entity.GetProperties())
        {
            property.SetColumnName(SnakeCase(property.Name));
            if ((property.GetProviderClrType() ?? property.ClrType) == typeof(string) && TextCollation is not null)
                property.SetCollation(TextCollation);
            if (property.GetComputedColumnSql() is not null)
                property.SetIsStored(StoresComputedColumns);
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
