using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class CarriedTagMapping : IEntityTypeConfiguration<CarriedTag>
{
    public void Configure(EntityTypeBuilder<CarriedTag> builder)
    {
        builder.HasKey(row => new { row.Snapshot, row.Tag, row.TargetId });
        builder.HasIndex(row => new { row.Snapshot, row.TargetId });
    }
}
