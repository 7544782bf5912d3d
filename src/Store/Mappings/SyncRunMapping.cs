using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class SyncRunMapping : IEntityTypeConfiguration<SyncRun>
{
    public void Configure(EntityTypeBuilder<SyncRun> builder)
    {
        builder.Ignore(run => run.IsOver);
        builder.Property(run => run.Version).IsConcurrencyToken();
        builder.HasIndex(run => run.Job).IsUnique().HasFilter("ended_at IS NULL");
    }
}
