using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class SyncRunMapping : IEntityTypeConfiguration<SyncRun>
{
    public void Configure(EntityTypeBuilder<SyncRun> builder)
    {
        builder.Ignore(run => run.IsOver);
        // Runs from before there was a choice asked for the whole list.
        builder.Property(run => run.Kind).HasDefaultValue(RunKind.Full).HasSentinel((RunKind)0);
        builder.Property(run => run.Version).IsConcurrencyToken();
        builder.HasIndex(run => run.Job).IsUnique().HasFilter("ended_at IS NULL");
        builder.HasIndex(run => new { run.Job, run.RequestedAt });
    }
}
