using ChangliBridge.Store.Reconciling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class ReconciliationMapping : IEntityTypeConfiguration<Reconciliation>
{
    public void Configure(EntityTypeBuilder<Reconciliation> builder)
    {
        builder.Property(run => run.Version).IsConcurrencyToken();
        builder.HasIndex(run => run.Platform).IsUnique().HasFilter("ended_at IS NULL");
        builder.HasIndex(run => new { run.Platform, run.Daily, run.To });
    }
}
