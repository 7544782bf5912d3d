using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class MirroredTargetMapping : IEntityTypeConfiguration<MirroredTarget>
{
    public void Configure(EntityTypeBuilder<MirroredTarget> builder)
    {
        builder.HasKey(row => new { row.Snapshot, row.Id });
        builder.Property(row => row.Key).HasComputedColumnSql("COALESCE(credit_code, registration_number, '')");
        builder.HasIndex(row => new { row.Snapshot, row.Key, row.Id });
    }
}
