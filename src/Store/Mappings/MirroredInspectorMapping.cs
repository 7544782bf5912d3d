using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class MirroredInspectorMapping : IEntityTypeConfiguration<MirroredInspector>
{
    public void Configure(EntityTypeBuilder<MirroredInspector> builder)
    {
        builder.HasKey(row => new { row.Snapshot, row.Id });
        builder.Property(row => row.Key).HasComputedColumnSql("COALESCE(certificate_number, name)");
        builder.HasIndex(row => new { row.Snapshot, row.Department, row.Key, row.Id });
    }
}
